import { trimEnd } from '../../common/trim-end.js';
import { CODE_CHARACTERS } from '../limits.js';
import type { Block } from './block.js';
import { wrapped } from './wrapped.js';

const LONGEST_FENCE = /`{3,}/g;

/** Code in one piece if possible, else cut at blank lines or lines. Each piece has the fence and the language. */
export function codeBlocks(value: string, language: string): Block[] {
  const code = trimEnd(value.replace(/^(?:[ \t]*\n)+/, ''), /\s/);
  const runs = code.match(LONGEST_FENCE) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map(({ length }) => length)) + 1);
  return piecesOf(code).map((plain) => ({ kind: 'code', plain, markdown: `${fence}${language}\n${plain}\n${fence}` }));
}

function piecesOf(code: string): string[] {
  if (code.length <= CODE_CHARACTERS) return [code];
  const lines = code.split('\n').flatMap((line) => wrapped(line, CODE_CHARACTERS));
  const pieces: string[] = [];
  let piece: string[] = [];
  let size = 0;
  let blank = { index: 0, size: 0 };
  for (const line of lines) {
    if (size + line.length >= CODE_CHARACTERS && piece.length > 0) {
      // A blank line near the beginning would leave a short piece.
      const end = blank.size > CODE_CHARACTERS / 2 ? blank.index : piece.length;
      pieces.push(piece.slice(0, end).join('\n'));
      piece = piece.slice(end);
      size = piece.reduce((sum, { length }) => sum + length + 1, 0);
      blank = { index: 0, size: 0 };
    }
    if (line.trim() === '') blank = { index: piece.length, size };
    piece.push(line);
    size += line.length + 1;
  }
  return [...pieces, piece.join('\n')].map((text) => text.replace(/^\n+/, ''));
}
