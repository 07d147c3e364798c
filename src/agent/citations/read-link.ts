import type { Reader } from './read.js';

const PLAIN = String.raw`[^[\]\\\n]|\\[^\n]`;
const TARGET = String.raw`(?:[^()\n]|\([^()\n]*\))*`;
const NESTED = String.raw`!?\[(?:${PLAIN})*\](?:\(${TARGET}\))?`;
const LABEL = String.raw`(?:${PLAIN}|${NESTED})*`;
const LINK = new RegExp(String.raw`^!?\[(${LABEL})\]\(${TARGET}\)`);
/** What may still become a link when more text comes. */
const UNFINISHED_LINK = new RegExp(
  String.raw`^!?(?:\[(?:[^\]\\\n]|\\[^\n]?|\](?!\()|\]\(${TARGET}\))*(?:\](?:\((?:[^()\n]|\([^()\n]*\)?)*)?)?)?$`,
);
const LONGEST = 600;

/** Links and images are their words: an answer leads nowhere but to its citations. */
export const readLink: Reader = (rest, { isEnd }) => {
  if (!/^!?\[/.test(rest) && rest !== '!') return undefined;
  const [line] = /^[^\n]*/.exec(rest.slice(0, LONGEST))!;
  const link = LINK.exec(line);
  if (link) return { take: link[0].length, emit: '', words: link[1]! };
  const mayGrow = !isEnd && line.length === rest.length && rest.length < LONGEST;
  if (mayGrow && UNFINISHED_LINK.test(line)) return 'wait';
  return { take: 1, emit: rest.charAt(0) };
};
