import type { ColorOptions } from '../../host/options.js';
import { channelsOf, contrast, READABLE, usableColour } from './colours.js';

/** Lightness (OKLCH) that one step of `grayscale.shade` adds. */
const SHADE_STEP = 0.005;
/** Share of the accent in the reader's bubble for each level. More would make the quotes in it unreadable. */
const LEVELS = ['', '5%', '10%', '15%'];
/** Below this contrast, paler text in the same colour would be unreadable. */
const ROOM_FOR_PALER = 10;

type Variables = Record<string, string | undefined>;

/** CSS variables for the colours of the theme. An undefined variable keeps its default. */
export function colourVariables({ accent, grayscale, surface }: ColorOptions): Variables {
  const background = usableColour(surface?.background);
  const share = LEVELS[Math.min(Math.max(Math.trunc(accent?.level ?? 0), 0), LEVELS.length - 1)];
  return {
    '--theme-accent': usableColour(accent?.primary),
    '--theme-bubble': share ? `color-mix(in srgb, var(--accent) ${share}, var(--surface))` : undefined,
    '--gray-hue': grayscale && String(grayscale.hue),
    '--gray-tint': grayscale && String(grayscale.tint),
    '--gray-shade': grayscale?.shade === undefined ? undefined : String(grayscale.shade * SHADE_STEP),
    '--theme-surface': background,
    '--theme-surface-2': background && 'color-mix(in srgb, var(--ink) 3%, var(--surface))',
    '--theme-elevated': background && 'light-dark(var(--surface), color-mix(in srgb, #fff 6%, var(--surface)))',
  };
}

/** CSS variables for the text colour of the theme. They are undefined when that colour is unreadable on the surface. */
export function inkVariables({ surface }: ColorOptions, root: HTMLElement): Variables {
  const wanted = usableColour(surface?.foreground);
  const ratio = wanted ? contrast(channelsOf(wanted, root), channelsOf('var(--surface)', root)) : 0;
  const ink = ratio >= READABLE ? wanted : undefined;
  const paler = ink && (ratio >= ROOM_FOR_PALER ? 'color-mix(in srgb, var(--ink) 75%, var(--surface))' : ink);
  return {
    '--theme-ink': ink,
    '--theme-ink-2': paler,
    '--theme-border': ink && 'color-mix(in srgb, var(--ink) 12%, transparent)',
    '--theme-border-strong': ink && 'color-mix(in srgb, var(--ink) 24%, transparent)',
  };
}
