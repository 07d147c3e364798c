interface NavigationLike {
  addEventListener(type: string, listener: () => void, options: { signal: AbortSignal }): void;
}

/**
 * Tells when a single-page site has moved on. Only the chip above the composer depends on it: the context itself is
 * read when a message is sent.
 */
export function watchPageChanges(onChange: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('popstate', onChange, { signal });
  const { navigation } = window as unknown as { navigation?: NavigationLike };
  if (navigation) navigation.addEventListener('navigatesuccess', onChange, { signal });
  // The title usually changes after the address.
  const titles = new MutationObserver(onChange);
  titles.observe(document.head, { childList: true, subtree: true, characterData: true });
  const restore = navigation ? () => undefined : wrapHistory(onChange);
  return () => {
    stop.abort();
    titles.disconnect();
    restore();
  };
}

function wrapHistory(onChange: () => void): () => void {
  const { pushState, replaceState } = history;
  history.pushState = function wrapped(...step) {
    pushState.apply(this, step);
    onChange();
  };
  history.replaceState = function wrapped(...step) {
    replaceState.apply(this, step);
    onChange();
  };
  return () => {
    history.pushState = pushState;
    history.replaceState = replaceState;
  };
}
