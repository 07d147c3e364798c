/** Share of red, green and blue, each from 0 to 1. */
export type Channels = readonly [red: number, green: number, blue: number];

/** Text of body size can be read from here on (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

/** A colour that the browser understands; one that it does not would take all others with it. */
export const usableColour = (value: string | undefined): string | undefined =>
  value !== undefined && CSS.supports('color', value) ? value : undefined;

/** What a colour comes to inside `root`, where its variables and its scheme hold. */
export function channelsOf(colour: string, root: HTMLElement): Channels {
  const probe = document.createElement('span');
  probe.className = 'colour-probe';
  probe.style.setProperty('--probe', colour);
  root.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return channelsIn(computed);
}

/** `color(srgb 1 0.5 0)`, as a browser writes a mixed colour. */
export function channelsIn(computed: string): Channels {
  const [red = 0, green = 0, blue = 0] = (computed.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return [red, green, blue];
}

/** WCAG 2.2, contrast ratio. */
export function contrast(one: Channels, other: Channels): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((share) =>
    share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const WHITE: Channels = [1, 1, 1];

/** White or black, whichever can be read on the colour; one of the two always has a contrast of 4.5. */
export const wantsWhite = (colour: Channels): boolean => contrast(colour, WHITE) >= READABLE;
