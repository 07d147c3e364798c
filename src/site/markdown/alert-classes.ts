/** How a kind of note looks; a kind that is not here looks like a plain note. */
const LOOKS: Readonly<Record<string, string>> = {
  tip: 'tip',
  success: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'danger',
  danger: 'danger',
};

export function alertClasses(kind: string): string[] {
  return ['alert', `alert-${LOOKS[kind.toLowerCase()] ?? 'note'}`];
}

/** What a note is called that has no title of its own. */
export function alertTitle(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}
