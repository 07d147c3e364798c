import { type Reader, type TextRules } from './read.js';
import { readTarget } from './read-target.js';

const LINK = /^( {0,3}\[(?!\^)([^[\]\\`<>\n]{1,200})\]:)([^\n]*)/;
const FOOTNOTE = /^( {0,3}\[\^([^[\]\\`<>^\s]{1,100})\]:)[ \t]+/;
/** A line that may still become one of them. */
const UNDECIDED = /^ {0,3}\[[^[\]\\`<>\n]{0,200}(?:\](?::[^\n]*)?)?$/;
const LONGEST = 600;
/** Two words, neither of which disappears: a renderer without footnotes does not take them for an address and a title. */
const SENTENCE = /^(?![[!<])\S+[ \t]+[\p{L}\p{N}]/u;
const UNDECIDED_SENTENCE = /^\S*[ \t]*$/;
/** Does the same before a footnote of one word. */
const NO_ADDRESS = '\u00A0 \u00A0 ';
const NUMBER = /^\d{1,3}$/;

/**
 * Reads a definition that begins a line: of a link whose address is one by the rule, or of a footnote. Everything else
 * that looks like one is escaped where its colon is written.
 */
export const readDefinition: Reader = (rest, { isEnd, ...rules }) => {
  if (!/^ {0,3}\[/.test(rest)) return undefined;
  const footnote = FOOTNOTE.exec(rest);
  if (footnote && isFootnote(footnote[2]!, rules)) return readFootnote(footnote, rest, isEnd);
  if (!isEnd && rest.length < LONGEST && UNDECIDED.test(rest)) return 'wait';
  const [line, beginning = '', label = '', target = ''] = LINK.exec(rest) ?? [];
  if (line === undefined || !isPlainLabel(label)) return undefined;
  const address = readTarget(target);
  const link = address === undefined ? undefined : rules.rule.link(address);
  return link === undefined ? undefined : { take: line.length, emit: `${beginning} ${link}` };
};

function readFootnote([begun, beginning]: RegExpExecArray, rest: string, isEnd: boolean): ReturnType<Reader> {
  const text = rest.slice(begun.length, begun.length + LONGEST);
  if (!isEnd && text.length < LONGEST && UNDECIDED_SENTENCE.test(text)) return 'wait';
  if (text === '' || text.startsWith('\n')) return undefined;
  return { take: begun.length, emit: `${beginning} ${SENTENCE.test(text) ? '' : NO_ADDRESS}` };
}

function isFootnote(
  label: string,
  { keepsMarkers, hasPassage }: Pick<TextRules, 'keepsMarkers' | 'hasPassage'>,
): boolean {
  return !NUMBER.test(label) || keepsMarkers || !hasPassage(1);
}

/** Where the line continues a paragraph it is no definition, and its label is shown. A number is a citation marker. */
function isPlainLabel(label: string): boolean {
  return label.trim() !== '' && !/^[\d, \t]+$/.test(label) && !/:|\/\/|www|[@&*_~!$|]/i.test(label);
}
