import type { Reader } from './read.js';

/** Includes backslashes, which Markdown removes. */
const SCHEME = /^(?:https?\\?:\\?\/\\?\/|www\\?\.)/i;
const UNFINISHED_SCHEME = /^(?:h(?:t(?:t(?:p(?:s?(?:\\?(?::(?:\\?(?:\/\\?)?)?)?)?)?)?)?)?|w{1,3}\\?)$/i;
/** Ends before characters that would end the code span in which the address is shown. */
const ADDRESS = /^[^\s<>`|$]+/;
const LONGEST = 1_000;
/** Punctuation of the sentence around the address. */
const TRAILING = /[.,;:!?'")\]*_~]+$/;

/** Writes an address as code: readers can read and copy it, but not follow it. */
export const readAddress: Reader = (rest, { line, isEnd }) => {
  if (/[a-z]$/i.test(line)) return undefined;
  if (!isEnd && UNFINISHED_SCHEME.test(rest)) return 'wait';
  const scheme = SCHEME.exec(rest)?.[0];
  if (scheme === undefined) return undefined;
  const [whole] = ADDRESS.exec(rest.slice(0, LONGEST))!;
  if (whole.length === rest.length && rest.length < LONGEST && !isEnd) return 'wait';
  const address = scheme.length < whole.length ? scheme + whole.slice(scheme.length).replace(TRAILING, '') : whole;
  return { take: address.length, emit: `\`${address.replaceAll('\\', '')}\`` };
};
