const FLASH_MILLISECONDS = 1_800;

/** Links that leave the site open beside it; those of the same page scroll, flash and leave the panel open. */
export function isSameSite(url: string): boolean {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

export function isSamePage(url: string): boolean {
  const target = new URL(url, location.href);
  return target.origin === location.origin && target.pathname === location.pathname && target.hash !== '';
}

interface Navigation {
  onNavigate: ((url: string) => unknown) | undefined;
  event?: { preventDefault(): void };
  /** The section is about to be shown: whatever covers it has to go. */
  beforeScroll: () => void;
}

/** Links of this site stay in this tab, so that the conversation goes along; the rest is the browser's. */
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

/** Shows the section that the address names, now or when the page that holds it is there. */
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
