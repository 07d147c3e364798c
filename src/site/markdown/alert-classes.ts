/** The CSS class of each kind of note. Other kinds get the class of a plain note. */
const CLASSES: Readonly<Record<string, string>> = {
  tip: 'tip',
  success: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'danger',
  danger: 'danger',
};

export function alertClasses(kind: string): string[] {
  return ['alert', `alert-${CLASSES[kind.toLowerCase()] ?? 'note'}`];
}

/** The title of a note that is written without a title. */
export function alertTitle(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}
