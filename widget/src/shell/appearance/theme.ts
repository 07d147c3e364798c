import type { ChatWidgetOptions, ThemeOptions } from '../../host/options.js';
import { channelsOf, usableColour, wantsWhite } from './colours.js';
import { loadFonts } from './fonts.js';
import { colourVariables, inkVariables } from './theme-colours.js';

const RADII = { pill: 1.33, round: 1, soft: 0.66, sharp: 0 };
const DENSITIES = { compact: 0.85, normal: 1, spacious: 1.15 };

export const themeOf = ({ theme }: ChatWidgetOptions): ThemeOptions =>
  typeof theme === 'string' ? { colorScheme: theme } : (theme ?? {});

/** The colour scheme: from the option, else from a mark of the page (`data-theme`, class), else from the system. */
export function schemeOf(theme: ThemeOptions, host: Element): 'light' | 'dark' {
  const { colorScheme } = theme;
  if (colorScheme === 'light' || colorScheme === 'dark') return colorScheme;
  const marked = host.closest('[data-theme],.dark,.light') ?? document.querySelector('body[data-theme]');
  const mark = marked?.getAttribute('data-theme') ?? (marked?.classList.contains('dark') ? 'dark' : null);
  if (mark === 'light' || mark === 'dark') return mark;
  if (marked?.classList.contains('light')) return 'light';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Writes the theme to CSS variables and attributes of `root`. */
export function applyTheme(root: HTMLElement, theme: ThemeOptions, host: Element): void {
  const { typography, color = {} } = theme;
  loadFonts(typography?.fontSources);
  set(root, {
    '--radius': String(RADII[theme.radius ?? 'round']),
    '--density': String(DENSITIES[theme.density ?? 'normal']),
    '--size': typography?.baseSize ? `${typography.baseSize}px` : undefined,
    '--theme-font': typography?.fontFamily,
    '--theme-font-mono': typography?.fontFamilyMono,
    ...colourVariables(color),
  });
  const background = usableColour(color.surface?.background);
  // A background set by the page decides the scheme, so that text on it is readable.
  root.dataset['scheme'] = background
    ? wantsWhite(channelsOf(background, root))
      ? 'dark'
      : 'light'
    : schemeOf(theme, host);
  set(root, inkVariables(color, root));
  root.style.setProperty('--on-accent', wantsWhite(channelsOf('var(--accent)', root)) ? '#fff' : '#000');
}

function set(root: HTMLElement, variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) root.style.removeProperty(name);
    else root.style.setProperty(name, value);
  }
}

/** Calls `onChange` when the page or the system changes its colour scheme. Returns a function that stops watching. */
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
