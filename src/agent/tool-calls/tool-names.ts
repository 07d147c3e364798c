/** What separates a name from the prefixes and suffixes that models write around it. Providers accept no such character in a name. */
const SEPARATORS = /[^a-z0-9_-]+/i;
/** Characters of a name that providers accept. */
const LONGEST_NAME = 64;

/**
 * The tool that a model means: `name` itself, or the only tool whose name stands in it between separators, as in
 * `functions.search`, `search:0` or `search<|channel|>json`, in another case, or repeated. A name that names no tool is
 * returned in a form that providers accept in the next request.
 */
export function toolNameFor(name: string, tools: readonly string[]): string {
  if (tools.includes(name)) return name;
  const words = new Set(name.split(SEPARATORS).flatMap((word) => [plain(word), plain(word.split('__').at(-1) ?? '')]));
  const named = tools.filter((tool) => words.has(plain(tool)) || isRepeated(name, tool));
  return named.length === 1 ? named[0]! : acceptable(name);
}

/** Models write dashes for underscores and the other way round. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('-', '_');
}

/** Some servers send the whole name with each part of a call. */
function isRepeated(name: string, tool: string): boolean {
  return tool !== '' && name.length > tool.length && name.replaceAll(tool, '') === '';
}

function acceptable(name: string): string {
  return name.split(SEPARATORS).filter(Boolean).join('_').slice(0, LONGEST_NAME) || 'unnamed';
}
