import { SYNTAX_NESTING } from '../limits.js';
import { namedLines, noteLines, trimmedLines } from './notes.js';
import { endsByStart } from './pairs.js';
import { type Shortcode, shortcodesIn, shownShortcodes } from './shortcode.js';
import { aloneText, isFrameless, noteKindOf, tabNameOf } from './shortcode-texts.js';
import type { SyntaxPage } from './syntax-page.js';

/**
 * Writes the shortcodes of Hugo as readers see them: what is between a pair stays, notes become alerts, tabs get their names,
 * references become paths, and other shortcodes vanish unless they carry text. A shortcode without an end encloses nothing.
 */
export function shortcodes(text: string, page: SyntaxPage): string {
  if (!text.includes('{{<') && !text.includes('{{%')) return text;
  const all = shortcodesIn(text);
  const ends = endsByStart(all);
  const write = (first: number, last: number, from: number, to: number, depth: number): string => {
    let written = '';
    let at = from;
    for (let index = first; index < last; index += 1) {
      const shortcode = all[index]!;
      const end = depth < SYNTAX_NESTING ? ends.get(index) : undefined;
      written += text.slice(at, shortcode.start);
      at = shortcode.end;
      if (end === undefined)
        written += shortcode.kind === 'end' ? '' : aloneText(shortcode, page, lineBefore(text, shortcode.start));
      else {
        const body = write(index + 1, end, shortcode.end, all[end]!.start, depth + 1);
        written += pairText(shortcode, body);
        at = all[end]!.end;
        index = end;
      }
    }
    return written + text.slice(at, to);
  };
  return shownShortcodes(write(0, all.length, 0, text.length, 0));
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(-200);
}

function pairText(shortcode: Shortcode, body: string): string {
  if (/^(?:comment|hidden)$/.test(shortcode.name)) return '';
  if (isFrameless(shortcode)) return body;
  const lines = trimmedLines(body.split('\n'));
  const kind = noteKindOf(shortcode);
  const { named, positional } = shortcode;
  if (kind !== undefined) return block(noteLines(kind.kind, kind.title, lines));
  const name = tabNameOf(shortcode) ?? named.get('title') ?? (positional.length === 1 ? positional[0]! : '');
  return body.includes('\n') || tabNameOf(shortcode) !== undefined ? block(namedLines(name, lines)) : body;
}

function block(lines: readonly string[]): string {
  return `\n${lines.join('\n')}\n`;
}
