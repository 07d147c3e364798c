import type { Reader } from './read.js';
import { readTarget } from './read-target.js';

interface Brackets {
  readonly open: string;
  readonly close: string;
  /** Makes a bracket after it plain text. */
  readonly escape?: string;
}

const LABEL: Brackets = { open: '[', close: ']', escape: '\\' };
const TARGET: Brackets = { open: '(', close: ')' };
/** A label may hold an image or words in brackets, a target may hold parentheses; neither nests further. */
const DEEPEST = 2;
const LONGEST = 600;

/** Reads a link or an image: its words, and its address if it is one by the rule. */
export const readLink: Reader = (rest, { isEnd, rule }) => {
  if (!/^!?\[/.test(rest) && rest !== '!') return undefined;
  const [line] = /^[^\n]*/.exec(rest.slice(0, LONGEST))!;
  const label = rest === '!' ? 1 : line.indexOf('[');
  const labelEnd = closing(line, label, LABEL);
  const end = labelEnd === undefined ? undefined : targetEnd(line, labelEnd);
  if (end !== undefined && end < line.length) {
    const isPicture = rest.startsWith('!');
    const target = readTarget(line.slice(labelEnd! + 2, end));
    const address = target === undefined ? undefined : isPicture ? rule.picture(target) : rule.link(target);
    return { take: end + 1, emit: '', words: line.slice(label + 1, labelEnd), address, isPicture };
  }
  const mayGrow = !isEnd && line.length === rest.length && rest.length < LONGEST;
  if (end !== undefined && mayGrow) return 'wait';
  // A picture could also take its address from a definition.
  return { take: 1, emit: rest.startsWith('![') ? '\\!' : rest.charAt(0) };
};

/** Where the target after a label ends; the length of the line if it may end later; undefined if there is none. */
function targetEnd(line: string, labelEnd: number): number | undefined {
  const start = labelEnd + 1;
  if (start >= line.length) return line.length;
  return line.charAt(start) === '(' ? closing(line, start, TARGET) : undefined;
}

/**
 * The index of the bracket that closes the one at `start`; the length of the line if it may come later; undefined if the
 * brackets nest too deep.
 *
 * Reads forward only. Because it gives up at the third open bracket, at most two searches that found no end read the
 * same character: the time is linear in the length of the text, whatever the text is.
 */
function closing(line: string, start: number, { open, close, escape }: Brackets): number | undefined {
  let depth = 0;
  for (let at = start; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === escape) at += 1;
    else if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    if (depth > DEEPEST) return undefined;
    if (depth === 0) return at;
  }
  return line.length;
}
