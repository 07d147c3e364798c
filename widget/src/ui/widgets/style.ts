import type { CSSProperties } from 'react';
import { isObject } from '../../wire/guards.js';
import type { WidgetNode } from '../../wire/types.js';

const UNIT = 4;
const RADII: Record<string, string> = {
  none: '0',
  '2xs': '2px',
  xs: '4px',
  sm: '6px',
  md: '8px',
  lg: '10px',
  xl: '12px',
  '2xl': '16px',
  '3xl': '20px',
  '4xl': '24px',
  full: '9999px',
  '100%': '100%',
};
const ALIGN: Record<string, string> = {
  start: 'flex-start',
  end: 'flex-end',
  center: 'center',
  baseline: 'baseline',
  stretch: 'stretch',
};
const JUSTIFY: Record<string, string> = {
  ...ALIGN,
  between: 'space-between',
  around: 'space-around',
  evenly: 'space-evenly',
};
const TOKENS: Record<string, string> = {
  prose: 'var(--ink)',
  primary: 'var(--ink)',
  emphasis: 'var(--ink)',
  secondary: 'var(--ink-2)',
  tertiary: 'var(--ink-3)',
  success: 'var(--success)',
  warning: 'var(--warning)',
  danger: 'var(--danger)',
  info: 'var(--info)',
  discovery: 'var(--discovery)',
  surface: 'var(--surface)',
  'surface-secondary': 'var(--surface-2)',
  'surface-tertiary': 'var(--hover)',
  'surface-elevated': 'var(--elevated)',
  'surface-elevated-secondary': 'var(--surface-2)',
  default: 'var(--border)',
  subtle: 'var(--border)',
  strong: 'var(--border-strong)',
  white: '#fff',
  black: '#000',
};
const HUES: Record<string, number> = {
  red: 25,
  orange: 55,
  yellow: 95,
  green: 150,
  blue: 255,
  purple: 300,
  pink: 350,
  gray: 0,
};

/**
 * CSS values of widget properties. A number means steps of 4 px in `space` and pixels in `length`. Text is passed on as
 * CSS unless it could load a file or leave the declaration.
 */
export const space = (value: unknown): string | undefined =>
  typeof value === 'number' ? `${value * UNIT}px` : plainCss(value);
export const length = (value: unknown): string | undefined =>
  typeof value === 'number' ? `${value}px` : plainCss(value);
const plainCss = (value: unknown): string | undefined =>
  typeof value === 'string' && !/url|image|expression|[;{}\\]/i.test(value) ? value : undefined;

export function colour(value: unknown): string | undefined {
  if (isObject(value)) {
    const [light, dark] = [colour(value['light']), colour(value['dark'])];
    return light && dark ? `light-dark(${light}, ${dark})` : (light ?? dark);
  }
  if (typeof value !== 'string') return undefined;
  return TOKENS[value] ?? paletteColour(value) ?? plainCss(value);
}

/** Colours such as `blue-500`. The lightness follows from the step, on OpenAI's scale from 25 to 1000. */
function paletteColour(value: string): string | undefined {
  const match = /^(red|orange|yellow|green|blue|purple|pink|gray)-(\d{2,4})$/.exec(value);
  if (!match?.[1]) return undefined;
  const step = Math.min(1_000, Number(match[2]));
  const lightness = Math.max(0.16, 1 - (step / 1_000) * 0.84);
  const chroma = match[1] === 'gray' ? 0 : 0.16 * Math.sin(Math.PI * Math.min(1, step / 900 + 0.05));
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${HUES[match[1]] ?? 0})`;
}

function edges(name: 'padding' | 'margin', value: unknown): CSSProperties {
  if (!isObject(value)) return value === undefined ? {} : { [name]: space(value) };
  const side = (own: string, axis: string): string | undefined => space(value[own] ?? value[axis]);
  return {
    [`${name}Top`]: side('top', 'y'),
    [`${name}Bottom`]: side('bottom', 'y'),
    [`${name}InlineStart`]: side('left', 'x'),
    [`${name}InlineEnd`]: side('right', 'x'),
  };
}

const line = (value: unknown): string | undefined => {
  if (typeof value === 'number') return `${value}px solid var(--border)`;
  if (!isObject(value)) return undefined;
  return `${Number(value['size']) || 0}px ${plainCss(value['style']) ?? 'solid'} ${colour(value['color']) ?? 'var(--border)'}`;
};

function borders(value: unknown): CSSProperties {
  if (!isObject(value) || 'size' in value) return { border: line(value) };
  return {
    borderTop: line(value['top'] ?? value['y']),
    borderBottom: line(value['bottom'] ?? value['y']),
    borderInlineStart: line(value['left'] ?? value['x']),
    borderInlineEnd: line(value['right'] ?? value['x']),
  };
}

export function blockStyle(node: WidgetNode): CSSProperties {
  const size = length(node['size']);
  const ratio = node['aspectRatio'];
  return {
    width: length(node['width']) ?? size,
    height: length(node['height']) ?? size,
    minWidth: length(node['minWidth'] ?? node['minSize']),
    minHeight: length(node['minHeight'] ?? node['minSize']),
    maxWidth: length(node['maxWidth'] ?? node['maxSize']),
    maxHeight: length(node['maxHeight'] ?? node['maxSize']),
    aspectRatio: typeof ratio === 'number' ? ratio : plainCss(ratio),
    borderRadius: RADII[String(node['radius'])],
    flex: node['flex'] as CSSProperties['flex'],
    background: colour(node['background']),
    ...edges('margin', node['margin']),
  };
}

export const boxStyle = (node: WidgetNode): CSSProperties => ({
  ...blockStyle(node),
  ...edges('padding', node['padding']),
  ...borders(node['border']),
  alignItems: ALIGN[String(node['align'])],
  justifyContent: JUSTIFY[String(node['justify'])],
  flexWrap: plainCss(node['wrap']),
  gap: space(node['gap']),
});
