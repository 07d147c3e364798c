const PHONE = '(max-width: 640px)';

/** True for windows up to 640 px wide, in which the panel fills the screen. */
export const isPhone = (): boolean => matchMedia(PHONE).matches;

/** Keeps the panel above the on-screen keyboard, which shrinks the visual viewport but not the layout viewport. */
export function watchViewport(root: HTMLElement, onPhoneChange: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const phone = matchMedia(PHONE);
  phone.addEventListener('change', onPhoneChange, { signal });
  const view = window.visualViewport;
  const measure = (): void => {
    if (!view) return;
    root.style.setProperty('--view-height', `${Math.round(view.height)}px`);
    root.style.setProperty('--view-top', `${Math.round(view.offsetTop)}px`);
  };
  view?.addEventListener('resize', measure, { signal });
  view?.addEventListener('scroll', measure, { signal });
  measure();
  return () => stop.abort();
}
