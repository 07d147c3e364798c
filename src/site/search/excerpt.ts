import { trimEnd } from '../../common/trim-end.js';
import { cut } from '../../text/cut.js';

export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const LENGTH = 160;
const BEFORE = 50;

/** The part of the text around the first match, cut at spaces and split into matches and other text. */
export function excerpt(text: string, words: readonly string[]): ExcerptPart[] {
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const match = pattern === '' ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');
  const piece = around(text, match ? Math.max(0, text.search(match)) : 0);
  if (!match) return [{ text: piece, isMatch: false }];
  const matches = piece.match(match) ?? [];
  return piece.split(match).flatMap((between, index) => {
    const found = matches[index];
    const parts = between === '' ? [] : [{ text: between, isMatch: false }];
    return found === undefined ? parts : [...parts, { text: found, isMatch: true }];
  });
}

function around(text: string, at: number): string {
  const from = at <= BEFORE ? 0 : text.lastIndexOf(' ', at - BEFORE) + 1;
  if (text.length - from <= LENGTH) return (from > 0 ? '…' : '') + text.slice(from);
  const end = text.lastIndexOf(' ', from + LENGTH);
  const piece = trimEnd(end > from ? text.slice(from, end) : cut(text.slice(from), LENGTH), /[\s\p{P}]/u);
  return `${from > 0 ? '…' : ''}${piece}…`;
}
