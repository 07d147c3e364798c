import type { Reader } from './read.js';

const LONGEST = 1_000;
/** Renderers look for table cells and formulas before they look for code. */
const MAY_BE_CUT = /[|$]/;
const MAY_LEAD_AWAY = /\][(:]|:\/\/|www\.|<[a-z!/?]|&#?\w+;/i;

/**
 * Leaves a code span unchanged. Escapes backticks that enclose nothing, so that all renderers pair the others alike.
 */
export const readCodeSpan: Reader = (rest, { isEnd }) => {
  const [run = ''] = /^`+/.exec(rest.slice(0, LONGEST)) ?? [];
  if (run === '') return undefined;
  const [line] = /^[^\n]*/.exec(rest.slice(0, LONGEST))!;
  const isWhole = isEnd || line.length < rest.length || rest.length >= LONGEST;
  const length = lengthOfSpan(line, run.length);
  const isDecided = isWhole || (length !== undefined && length < line.length);
  if (!isDecided) return 'wait';
  const span = line.slice(0, length ?? 0);
  if (span === '' || (MAY_BE_CUT.test(span) && MAY_LEAD_AWAY.test(span))) {
    return { take: run.length, emit: run.replaceAll('`', '\\`') };
  }
  return { take: span.length, emit: span };
};

/** Up to the next run of exactly as many backticks. */
function lengthOfSpan(line: string, ticks: number): number | undefined {
  for (const { 0: run, index } of line.matchAll(/`+/g)) if (index > 0 && run.length === ticks) return index + ticks;
  return undefined;
}
