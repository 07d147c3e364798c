/**
 * The name of the locale that a filter finds in an index: the requested one in any spelling, else the next more general one,
 * as `pt` for `pt-BR` (BCP 47 lookup, RFC 4647), else the one of most pages among those that are more special, as `pt-BR`
 * for `pt`. The requested name itself if the index has none of these.
 * @param known the locales of the index, the one of most chunks first.
 */
export function lookupLocale(requested: string, known: readonly string[]): string {
  const tag = plain(requested);
  const names = new Map(known.toReversed().map((name) => [plain(name), name]));
  for (let range = tag; range !== ''; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const found = names.get(range);
    if (found !== undefined) return found;
  }
  return known.find((name) => plain(name).startsWith(`${tag}-`)) ?? requested;
}

/** Documentation names its locales `pt-BR`, `pt_BR` and `pt-br`. */
function plain(tag: string): string {
  return tag.trim().toLowerCase().replaceAll('_', '-');
}
