interface NavigationLike {
  addEventListener(type: string, listener: () => void, options: { signal: AbortSignal }): void;
}

/**
 * Calls `onChange` when a single-page application shows another page. Only for display: the page context is read when a
 * message is sent. Returns a function that stops watching.
 */
export function watchPageChanges(onChange: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('popstate', onChange, { signal });
  const { navigation } = window as unknown as { navigation?: NavigationLike };
  if (navigation) navigation.addEventListener('navigatesuccess', onChange, { signal });
  // Most routers change the title after the address.
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
  // oxlint-disable-next-line typescript/unbound-method -- both are called with the `this` of the wrapper.
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
