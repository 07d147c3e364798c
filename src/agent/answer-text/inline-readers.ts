import { asItIs, code, type Read, type Reader, type Surroundings } from './read.js';
import { readAddress, readSlashes } from './read-address.js';
import { readCodeSpan } from './read-code-span.js';
import { readLink } from './read-link.js';
import { readMail } from './read-mail.js';
import { readMarker } from './read-marker.js';

const SPACE = /^[ \t]+/;

const readSpace: Reader = (rest) => {
  const [space = ''] = SPACE.exec(rest) ?? [];
  return space === '' ? undefined : { take: space.length, emit: space };
};

const readLineEnd: Reader = (rest) => (rest.startsWith('\n') ? asItIs('\n') : undefined);

const readEscape: Reader = (rest, { isEnd }) => {
  if (!rest.startsWith('\\')) return undefined;
  if (rest.length === 1 && !isEnd) return 'wait';
  const length = /^\\[!-/:-@[-`{-~]/.test(rest) ? 2 : 1;
  return { take: length, emit: rest.slice(0, length) };
};

/** Escapes HTML: some renderers would show it, and others would not recognize a code fence inside it. */
const readTag: Reader = (rest, { isEnd, rule }) => {
  if (!rest.startsWith('<')) return undefined;
  const autolink = /^<([a-z][a-z0-9+.-]{1,31}:[^\s<>`|$]{1,400})>/i.exec(rest);
  if (autolink) {
    const link = /^https?:/i.test(autolink[1]!) ? rule.link(autolink[1]!) : undefined;
    return { take: autolink[0].length, emit: link === undefined ? code(autolink[1]!) : `<${link}>` };
  }
  if (!isEnd && rest.length < 400 && /^<(?:[a-z][a-z0-9+.-]*(?::[^\s<>`]*)?)?$/i.test(rest)) return 'wait';
  return { take: 1, emit: /^<[a-z/!?]/i.test(rest) ? '\\<' : '<' };
};

/** References to characters of ASCII, except those that only HTML needs. */
const ASCII_REFERENCE =
  /^&(?:#x?[0-9a-f]{1,8}|Tab|NewLine|excl|num|dollar|percnt|[lr]par|(?:mid)?ast|plus|comma|period|sol|colon|semi|equals|quest|commat|[lr]sqb|[lr]brack|bsol|Hat|lowbar|UnderBar|grave|DiacriticalGrave|[lr]cub|[lr]brace|vert?bar|vert|VerticalLine|fjlig);/i;

/**
 * Escapes character references such as `&#58;`: with them, an address can be written that no other rule here
 * recognizes.
 */
const readReference: Reader = (rest, { isEnd }) => {
  if (!rest.startsWith('&')) return undefined;
  if (!isEnd && /^&#?\w{0,31}$/.test(rest)) return 'wait';
  const reference = ASCII_REFERENCE.exec(rest)?.[0];
  return reference ? { take: reference.length, emit: `\\${reference}` } : asItIs('&');
};

/** A formula that ends in its line is not a block. */
const FORMULA_END = /^[^\n$[\]()`<&\\]*\$/;
const UNDECIDED_RUN = /^(?:~+|\$+[^\n$[\]()`<&\\]*)$/;

/**
 * Escapes `~~~` and `$$` after list and quote marks: there they begin a block, which `BlockState` does not recognize.
 */
const readHiddenFence: Reader = (rest, { line, isEnd }) => {
  const [run = ''] = /^(?:~+|\$+)/.exec(rest) ?? [];
  if (run === '') return undefined;
  const isAfterMarks = /^[\s>\-*+\d.)]*$/.test(line);
  const mayGrow = !isEnd && rest.length < 400 && (isAfterMarks ? UNDECIDED_RUN.test(rest) : run === rest);
  if (mayGrow) return 'wait';
  return { take: run.length, emit: isAfterMarks && beginsBlock(run, rest) ? `\\${run}` : run };
};

function beginsBlock(run: string, rest: string): boolean {
  if (run.startsWith('~')) return run.length >= 3;
  return run.length >= 2 && !FORMULA_END.test(rest.slice(run.length));
}

const WORDS = /^(?:[^\s`~[\]<&\\!$@/【]|\/(?!\/))+/;
const ADDRESS_INSIDE = /(?<=[^a-z])(?:https?\\?:|www\\?\.)|(?<=www)\./i;
const ADDRESS_BEGINS = /(?:(?<![a-z])(?:h|ht|htt|https?|w{1,3})|\/)$/i;

/** Escapes the dot of `www.` after a letter, where one renderer sees an address if a mail address follows. */
const readDot: Reader = (rest, { line }) =>
  rest.startsWith('.') && /www$/i.test(line) ? { take: 1, emit: '\\.' } : undefined;

/** Bounds how much is read again when an address is found inside. */
const LONGEST_WORDS = 1_000;

/** Reads plain text up to the next character that may have a meaning in Markdown. */
const readWords: Reader = (rest, { line }) => {
  const [words = rest.charAt(0)] = WORDS.exec(rest.slice(0, LONGEST_WORDS)) ?? [];
  const [start] = /^w{1,2}(?=\.)/i.exec(words) ?? [];
  if (start !== undefined && /www$/i.test(line + start)) return asItIs(start);
  const inside = words.search(ADDRESS_INSIDE);
  if (inside > 0) return asItIs(words.slice(0, inside));
  const begins = words.search(ADDRESS_BEGINS);
  return asItIs(begins > 0 ? words.slice(0, begins) : words);
};

const READERS: readonly Reader[] = [
  readMarker,
  readLineEnd,
  readSpace,
  readMail,
  readEscape,
  readCodeSpan,
  readLink,
  readTag,
  readReference,
  readHiddenFence,
  readAddress,
  readSlashes,
  readDot,
  readWords,
];

/** The next piece of a text that is not code. @param rest not empty. */
export function readInline(rest: string, surroundings: Surroundings): Read | 'wait' {
  for (const reader of READERS) {
    const read = reader(rest, surroundings);
    if (read) return read;
  }
  return asItIs(rest.charAt(0));
}
