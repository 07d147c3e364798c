/** `{path}`: the address by the generator's rule, without locale and version; `{slug}`: the `slug` of the front matter, else the last segment of the path. */
const PLACEHOLDERS = ['path', 'slug', 'locale', 'version'] as const;
export type PatternValues = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

const PLACEHOLDER = /\{([^{}]*)\}/g;
const NAMES_PAGE = /\{(?:path|slug)\}/;

/** What is wrong with a pattern, after the words "it must"; undefined when it is right. */
export function patternFault(pattern: string): string | undefined {
  const known = PLACEHOLDERS.map((name) => `{${name}}`).join(' ');
  const unknown = [...pattern.matchAll(PLACEHOLDER)].find(([, name]) => !PLACEHOLDERS.some((each) => each === name));
  if (unknown || /[{}]/.test(pattern.replace(PLACEHOLDER, ''))) return `have no other placeholders than ${known}`;
  if (!NAMES_PAGE.test(pattern)) return 'contain {path} or {slug}, because all pages would have one address';
  if (/[?#\s]|:\/\//.test(pattern)) return 'be a path after SITE_BASE_URL, without spaces, ? and #';
  return undefined;
}

/** An empty value leaves out its segment: `{locale}/docs/{path}` without locale gives `docs/…`. */
export function fillPattern(pattern: string, values: PatternValues): string {
  const filled = pattern.replace(PLACEHOLDER, (_match, name: keyof PatternValues) => values[name]);
  return filled.split('/').filter(Boolean).join('/');
}
