import type { Reader } from './read.js';

/** With the backslashes that markdown would take away. */
const SCHEME = /^(?:https?\\?:\\?\/\\?\/|www\\?\.)/i;
const UNFINISHED_SCHEME = /^(?:h(?:t(?:t(?:p(?:s?(?:\\?(?::(?:\\?(?:\/\\?)?)?)?)?)?)?)?)?|w{1,3}\\?)$/i;
/** Not beyond what would cut the code that it is shown as. */
const ADDRESS = /^[^\s<>`|$]+/;
const LONGEST = 1_000;
/** Belongs to the sentence. */
const TRAILING = /[.,;:!?'")\]*_~]+$/;

/** An address stands in an answer as code: to be read and copied, not to be followed. */
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
