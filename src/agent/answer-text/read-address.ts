import { trimEnd } from '../../common/trim-end.js';
import { code, type Reader } from './read.js';

/** Includes backslashes, which Markdown removes. */
const SCHEME = /^(?:https?\\?:\\?\/\\?\/|www\\?\.)/i;
const UNFINISHED_SCHEME = /^(?:h(?:t(?:t(?:p(?:s?(?:\\?(?::(?:\\?(?:\/\\?)?)?)?)?)?)?)?)?|w{1,3}\\?)$/i;
/** Ends before characters that would end the code span in which the address is shown. */
const ADDRESS = /^[^\s<>`|$]+/;
const LONGEST = 1_000;
/** Punctuation of the sentence around the address. */
const TRAILING = /[.,;:!?'")\]*_~]/;

/** Writes an address as a link if the rule allows it, else as code: readers can read and copy it, but not follow it. */
export const readAddress: Reader = (rest, { line, isEnd, rule }) => {
  if (/[a-z]$/i.test(line)) return undefined;
  if (!isEnd && UNFINISHED_SCHEME.test(rest)) return 'wait';
  const scheme = SCHEME.exec(rest)?.[0];
  if (scheme === undefined) return undefined;
  const address = addressAt(rest, scheme.length, isEnd);
  if (address === 'wait') return 'wait';
  const link = rule.link(address.replaceAll('\\', ''));
  return { take: address.length, emit: link === undefined ? code(address) : `<${link}>` };
};

/**
 * Breaks up what some renderers take for an address although no scheme that we know precedes it: `ftp://…`, a scheme
 * after a letter, and an address without a scheme (`//host`).
 */
export const readSlashes: Reader = (rest, { line, isEnd }) => {
  if (!rest.startsWith('/')) return undefined;
  if (!isEnd && /^\/\/?$/.test(rest)) return 'wait';
  if (!/^\/\/[^\s/]/.test(rest)) return undefined;
  if (!line.endsWith(':')) return { take: 2, emit: '/\\/' };
  const address = addressAt(rest, 2, isEnd);
  if (address === 'wait') return 'wait';
  return address.length > 2 ? { take: address.length, emit: code(address) } : { take: 2, emit: '/\\/' };
};

/** The address at the beginning of a text, without the punctuation after it. @param start the length of its scheme. */
function addressAt(rest: string, start: number, isEnd: boolean): string {
  const [whole] = ADDRESS.exec(rest.slice(0, LONGEST))!;
  if (whole.length === rest.length && rest.length < LONGEST && !isEnd) return 'wait';
  return start < whole.length ? whole.slice(0, start) + trimEnd(whole.slice(start), TRAILING) : whole;
}
