import { SHORTCODE_LENGTH } from '../limits.js';

/** A shortcode of Hugo. */
export interface Shortcode {
  readonly name: string;
  readonly kind: 'start' | 'end' | 'alone';
  readonly named: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
  readonly start: number;
  readonly end: number;
}

const OPENING = /\{\{[<%]/g;
const ARGUMENT = /([\w-]+)=(?:"([^"]*)"|`([^`]*)`|([^\s"`]+))|"([^"]*)"|`([^`]*)`|([^\s"`=]+)/g;

/** The shortcodes of a text in order. `{{</* … *\/>}}`, which shows a shortcode, is none. */
export function shortcodesIn(text: string): Shortcode[] {
  const found: Shortcode[] = [];
  for (const opening of text.matchAll(OPENING)) {
    const start = opening.index;
    const style = text.charAt(start + 2);
    const inside = text.slice(start + 3, start + SHORTCODE_LENGTH);
    const length = inside.indexOf(`${style === '<' ? '>' : '%'}}}`);
    if (length < 0 || inside.startsWith('/*')) continue;
    const shortcode = readShortcode(inside.slice(0, length), start, start + 3 + length + 3);
    if (shortcode && start >= (found.at(-1)?.end ?? 0)) found.push(shortcode);
  }
  return found;
}

function readShortcode(body: string, start: number, end: number): Shortcode | undefined {
  const words = body.trim();
  const isEnd = words.startsWith('/');
  const isAlone = words.endsWith('/');
  const content = words.slice(isEnd ? 1 : 0, isAlone ? -1 : undefined).trim();
  const [name] = /^[\w./-]+/.exec(content) ?? [];
  if (name === undefined) return undefined;
  const named = new Map<string, string>();
  const positional: string[] = [];
  for (const [, key, double, back, bare, ...values] of content.slice(name.length).matchAll(ARGUMENT)) {
    if (key === undefined) positional.push(values.find((value) => value !== undefined) ?? '');
    else named.set(key.toLowerCase(), double ?? back ?? bare ?? '');
  }
  return {
    name: name.replace(/\.html$/, ''),
    kind: isEnd ? 'end' : isAlone ? 'alone' : 'start',
    named,
    positional,
    start,
    end,
  };
}

/** How a shortcode is written that Hugo shows and does not run. */
const SHOWN = /\{\{([<%])\/\*([^{}\n]*)\*\/([>%])\}\}/g;

/** Writes shortcodes that are to be shown as they are shown. Hugo does so in code too. */
export function shownShortcodes(text: string): string {
  return text.includes('/*') ? text.replace(SHOWN, '{{$1$2$3}}') : text;
}
