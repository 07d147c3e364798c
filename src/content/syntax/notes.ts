/** The kind of note of GitHub for each kind of note of the generators. Other kinds are notes. */
const GITHUB_KINDS: Readonly<Record<string, string>> = {
  tip: 'TIP',
  hint: 'TIP',
  success: 'TIP',
  check: 'TIP',
  done: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  warn: 'WARNING',
  attention: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
  fail: 'CAUTION',
  bug: 'CAUTION',
};
/** A heading of the body. It must stay outside of quotations to be a section with an anchor. */
const HEADING = /^#{1,6}[ \t]/;

/**
 * The lines of a note: an alert of GitHub, whose title is a bold line unless it is the name of the alert. A body with
 * headings stays outside of the alert, below the title.
 */
export function noteLines(kind: string, title: string, body: readonly string[]): string[] {
  const alert = GITHUB_KINDS[kind.toLowerCase()] ?? 'NOTE';
  const shown = title.trim() || capitalized(kind);
  const lines = trimmedLines(body);
  if (lines.some((line) => HEADING.test(line))) return [`**${shown}**`, '', ...lines];
  const heading = shown.toUpperCase() === alert ? [] : [`**${shown}**`, ''];
  const content = [...heading, ...lines];
  return [`> [!${alert}]`, ...trimmedLines(content).map((line) => (line === '' ? '>' : `> ${line}`))];
}

/** The lines of a tab or another part of a page that has a name: the name in bold above its content. */
export function namedLines(name: string, body: readonly string[]): string[] {
  const lines = trimmedLines(body);
  const shown = name.trim();
  return shown === '' ? lines : [`**${shown}**`, '', ...lines];
}

/** The lines without blank ones at the beginning and the end. */
export function trimmedLines(lines: readonly string[]): string[] {
  const first = lines.findIndex(isText);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

function capitalized(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}
