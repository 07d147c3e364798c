import type { Reader } from './read.js';

/** `1`, `1, 2`, `1-3`. */
const NUMBERS = String.raw`\d{1,3}(?:[ \t]*[,;–-][ \t]*\d{1,3})*`;
/** `†source` or `†L10-L20`, as some models were trained to write after a number. */
const SOURCE = String.raw`(?:†[^\[\]【】\n]{0,100})?`;
const TARGET = String.raw`(?:\([^()\s]{0,500}\))?`;
/** `[1]`, `[1, 2]`, `[1-3]`, `[^1]`, `[[1]]`, `【1】`, `【1†source】`, with the spaces before it; a link target after it is removed too. */
const MARKERS = [
  new RegExp(String.raw`^[ \t]*\[\[\^?(${NUMBERS})[ \t]*\]\]${TARGET}`),
  new RegExp(String.raw`^[ \t]*\[\^?(${NUMBERS})[ \t]*${SOURCE}\]${TARGET}`),
  new RegExp(String.raw`^[ \t]*【(${NUMBERS})(?::\d{1,3})?[ \t]*${SOURCE}】`),
];
const BEGUN_NUMBERS = String.raw`(?:\d{1,3}[ \t]*[,;–-][ \t]*)*(?:\d{1,3}[ \t]*`;
const UNFINISHED = [
  new RegExp(
    String.raw`^[ \t]*(?:\[{1,2}\^?${BEGUN_NUMBERS}(?:†[^\[\]【】\n]{0,100})?(?:\]{1,2}(?:\([^()\s]{0,500})?)?)?)?$`,
  ),
  new RegExp(String.raw`^[ \t]*【${BEGUN_NUMBERS}(?::\d{0,3}[ \t]*)?(?:†[^\[\]【】\n]{0,100})?)?$`),
];
/** No marker of a form that models write is longer. */
const LONGEST_MARKER = 600;
/** More numbers in one range are no citation but a range of values. */
const LONGEST_RANGE = 20;

/** A citation marker. Numbers that could mean something else are text when there are no passages that they could cite. */
export const readMarker: Reader = (rest, { isEnd, keepsMarkers, hasPassage }) => {
  if (keepsMarkers) return undefined;
  if (!isEnd && rest.length < LONGEST_MARKER && UNFINISHED.some((begin) => begin.test(rest))) return 'wait';
  const marker = MARKERS.map((form) => form.exec(rest)).find((found) => found !== null);
  if (!marker) return undefined;
  const [written, list = ''] = marker;
  const numbers = numbersIn(list, hasPassage);
  const isAmbiguous = /^[ \t]*(?:\[\^|【[^†]*$)/.test(written) && !hasPassage(1);
  return isAmbiguous || !numbers ? undefined : { take: written.length, emit: '', numbers };
};

/** Undefined when a range in the list is not one of passages. */
function numbersIn(list: string, hasPassage: (number: number) => boolean): number[] | undefined {
  const numbers: number[] = [];
  for (const part of list.split(/[,;]/)) {
    const [first = 0, ...others] = part.split(/[–-]/).map(Number);
    const last = others.at(-1) ?? first;
    const isRange = others.length === 1 && last > first && last - first < LONGEST_RANGE && hasPassage(first);
    if (others.length > 0 && !isRange) return undefined;
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  return numbers;
}
