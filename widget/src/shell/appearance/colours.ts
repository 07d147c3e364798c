/** Red, green and blue, each from 0 to 1. */
export type Channels = readonly [red: number, green: number, blue: number];

/** Minimum contrast of body text (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

/** The value if it is a valid colour. An invalid one would make every declaration that uses its variable invalid. */
export const usableColour = (value: string | undefined): string | undefined =>
  value !== undefined && CSS.supports('color', value) ? value : undefined;

/** Computes a CSS colour inside `root`, with the variables and the colour scheme that apply there. */
export function channelsOf(colour: string, root: HTMLElement): Channels {
  const probe = document.createElement('span');
  probe.className = 'colour-probe';
  probe.style.setProperty('--probe', colour);
  root.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return channelsIn(computed);
}

/** Parses `color(srgb 1 0.5 0)`, the notation in which browsers compute mixed colours. */
export function channelsIn(computed: string): Channels {
  const [red = 0, green = 0, blue = 0] = (computed.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(one: Channels, other: Channels): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of WCAG 2.2. */
function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((share) =>
    share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const WHITE: Channels = [1, 1, 1];

/** True if white text is readable on the colour. If not, black is: one of the two always has a contrast of 4.5. */
export const wantsWhite = (colour: Channels): boolean => contrast(colour, WHITE) >= READABLE;
