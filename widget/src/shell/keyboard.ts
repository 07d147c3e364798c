type KeyMeaning = 'ask' | 'widen' | 'escape' | null;

/** What the shortcuts of the widget do. */
interface KeyActions {
  /** Ctrl/Cmd+I. */
  ask(event: KeyboardEvent): void;
  /** Ctrl/Cmd+period. */
  widen(event: KeyboardEvent): void;
  escape(event: KeyboardEvent): void;
}

/** Listens on the whole page until `signal` aborts. */
export function watchKeys(actions: KeyActions, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent): void => {
    const meaning = keyMeaning(event);
    if (meaning !== null) actions[meaning](event);
  };
  document.addEventListener('keydown', onKey, { signal });
}

/** Keys that an input method is using, and those that the page has handled, mean nothing to the widget. */
function keyMeaning(event: KeyboardEvent): KeyMeaning {
  if (event.isComposing || event.defaultPrevented) return null;
  if (event.key === 'Escape') return 'escape';
  const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (command && event.key.toLowerCase() === 'i') return 'ask';
  return command && event.key === '.' ? 'widen' : null;
}
