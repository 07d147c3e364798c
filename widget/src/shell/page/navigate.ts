const FLASH_MILLISECONDS = 1_800;

/** True for URLs with the origin of this page. */
export function isSameSite(url: string): boolean {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

/** True for a section of this page. */
export function isSamePage(url: string): boolean {
  const target = new URL(url, location.href);
  return target.origin === location.origin && target.pathname === location.pathname && target.hash !== '';
}

interface Navigation {
  onNavigate: ((url: string) => unknown) | undefined;
  event?: { preventDefault(): void };
  /** Called before the page scrolls to a section: hides what covers it. */
  beforeScroll: () => void;
}

/**
 * Follows a link of this site in this tab, so that the conversation stays open. All other links are left to the
 * browser.
 */
export function navigate(url: string, { onNavigate, event, beforeScroll }: Navigation): void {
  if (!isSameSite(url)) return;
  if (onNavigate) {
    if (onNavigate(url) !== false) event?.preventDefault();
    return;
  }
  if (!isSamePage(url)) return;
  event?.preventDefault();
  beforeScroll();
  const { hash } = new URL(url, location.href);
  if (hash !== location.hash) location.hash = hash;
  flashTarget(hash);
}

/** Scrolls to the section of `hash` and highlights it. Does nothing when the page has no such section. */
export function flashTarget(hash = location.hash): void {
  const name = decodeURIComponent(hash.replace(/^#/, '').split(':~:')[0] ?? '');
  const target = name === '' ? null : document.getElementById(name);
  if (!target) return;
  target.scrollIntoView({ block: 'start', behavior: 'auto' });
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const shade = 'color-mix(in srgb, currentColor 14%, transparent)';
  target.animate([{ backgroundColor: shade }, { backgroundColor: 'transparent' }], {
    duration: FLASH_MILLISECONDS,
    easing: 'ease-out',
  });
}
