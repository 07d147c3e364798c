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
