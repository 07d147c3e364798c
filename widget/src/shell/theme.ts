import type { ChatWidgetOptions, ThemeOptions } from '../host/options.js';
import { loadFonts } from './fonts.js';

const RADII = { pill: 1.33, round: 1, soft: 0.66, sharp: 0 };
const DENSITIES = { compact: 0.85, normal: 1, spacious: 1.15 };

export const themeOf = ({ theme }: ChatWidgetOptions): ThemeOptions =>
  typeof theme === 'string' ? { colorScheme: theme } : (theme ?? {});

/** Option, else the page's own mark, else the system. */
export function schemeOf(theme: ThemeOptions, host: Element): 'light' | 'dark' {
  const { colorScheme } = theme;
  if (colorScheme === 'light' || colorScheme === 'dark') return colorScheme;
  const marked = host.closest('[data-theme],.dark,.light') ?? document.querySelector('body[data-theme]');
  const mark = marked?.getAttribute('data-theme') ?? (marked?.classList.contains('dark') ? 'dark' : null);
  if (mark === 'light' || mark === 'dark') return mark;
  if (marked?.classList.contains('light')) return 'light';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function applyTheme(root: HTMLElement, theme: ThemeOptions, host: Element): void {
  root.dataset['scheme'] = schemeOf(theme, host);
  const { typography, color } = theme;
  loadFonts(typography?.fontSources);
  const variables: Record<string, string | undefined> = {
    '--radius': String(RADII[theme.radius ?? 'round']),
    '--density': String(DENSITIES[theme.density ?? 'normal']),
    '--size': typography?.baseSize ? `${typography.baseSize}px` : undefined,
    '--theme-font': typography?.fontFamily,
    '--theme-font-mono': typography?.fontFamilyMono,
    '--theme-accent': color?.accent?.primary,
    '--theme-surface': color?.surface?.background,
    '--gray-hue': color?.grayscale && String(color.grayscale.hue),
    '--gray-tint': color?.grayscale && String(color.grayscale.tint),
  };
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) root.style.removeProperty(name);
    else root.style.setProperty(name, value);
  }
  root.style.setProperty('--on-accent', readableOnAccent(root));
}

/** White or black, whichever can be read on the accent; one of the two always has a contrast of 4.5. */
function readableOnAccent(root: HTMLElement): string {
  const probe = document.createElement('span');
  probe.className = 'accent-probe';
  root.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  probe.remove();
  return contrastWithWhite(channels) >= 4.5 ? '#fff' : '#000';
}

/** WCAG 2.2, relative luminance. */
export function contrastWithWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The page's theme may change at any moment. */
export function watchScheme(host: Element, onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  const filter = { attributes: true, attributeFilter: ['data-theme', 'class'] };
  observer.observe(document.documentElement, filter);
  observer.observe(document.body, filter);
  if (host.parentElement) observer.observe(host.parentElement, filter);
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', onChange);
  };
}
