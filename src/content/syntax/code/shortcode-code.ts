import type { ForwardSearch } from './forward-search.js';

/** Shortcodes of Hugo whose content is code without a fence. */
const CODE_SHORTCODE = /\{\{[<%]\s{0,9}(highlight|code-toggle|code|mermaid|codeblock)(?=[\s>%])[^{}]{0,999}[>%]\}\}/y;
const CLOSING = /\{\{[<%]\s{0,9}\/\s{0,9}([\w-]{1,99})\s{0,9}[>%]\}\}/y;
const SELF_CLOSED = /\/\s*[>%]\}\}$/;

/** A pair of shortcodes with code between them. */
export interface ShortcodeCode {
  readonly name: string;
  /** The opening shortcode as written. */
  readonly opening: string;
  readonly contentEnd: number;
  readonly end: number;
}

/** The code between shortcodes that begins at `start`; undefined when no such pair begins there. */
export function shortcodeCodeAt(text: string, search: ForwardSearch, start: number): ShortcodeCode | undefined {
  CODE_SHORTCODE.lastIndex = start;
  const [opening, name] = CODE_SHORTCODE.exec(text) ?? [];
  if (opening === undefined || name === undefined || SELF_CLOSED.test(opening)) return undefined;
  const closing = closingAfter(text, search, start + opening.length, name);
  return closing && { name, opening, ...closing };
}

/** Tries only the first closing shortcode of each style, so that many openings without an end cost little. */
function closingAfter(text: string, search: ForwardSearch, from: number, name: string) {
  for (const style of ['{{< /', '{{% /', '{{</', '{{%/'] as const) {
    const contentEnd = search.find(style + name, from);
    if (contentEnd < 0) continue;
    CLOSING.lastIndex = contentEnd;
    const [closing, closed] = CLOSING.exec(text) ?? [];
    if (closing !== undefined && closed === name) return { contentEnd, end: contentEnd + closing.length };
  }
  return undefined;
}
