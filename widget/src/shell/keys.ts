export type KeyMeaning = 'ask' | 'widen' | 'escape' | null;

/** What a key means to the widget, wherever on the page it is pressed; keys of an input method mean nothing. */
export function keyMeaning(event: KeyboardEvent): KeyMeaning {
  if (event.isComposing || event.defaultPrevented) return null;
  if (event.key === 'Escape') return 'escape';
  const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (command && event.key.toLowerCase() === 'i') return 'ask';
  return command && event.key === '.' ? 'widen' : null;
}
