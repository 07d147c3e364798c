import { stopWordsOf } from '../../text/languages/function-words.js';
import { formsOf, type TokenRules, tokenizer } from '../../text/tokenize.js';

const WORD = /[\p{L}\p{M}]+/gu;
/** A heading of more stop words is a sentence, such as "What is it for". */
const MOST_WORDS = 2;
const CODE_SPAN = /`([^`\n]{1,40})`/g;
/** What a question quotes, writes in capital letters, or calls a part of a language: `where`, "if", WHERE, the with statement. */
const QUOTED = /[`"'«„“‘]([\p{L}\p{M}]{1,20})[`"'»“”’]/gu;
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2,20}(?![\p{L}\p{N}])/gu;
const NAMED =
  /(?<![\p{L}\p{N}])(\p{L}{1,20}) (?:clause|statement|keyword|operator|function|method|hook|loop|block|expression|directive|attribute|option|command|helper|macro)s?(?![\p{L}\p{N}])/giu;

/** The terms of a heading or another title. Its stop words are terms if it has no other words: "Where". */
export function titleTerms(title: string, language: string, rules: TokenRules): string[] {
  const terms = tokenizer(rules)(title, language);
  return terms.length > 0 ? terms : onlyWords(title, language);
}

/** The stop words that stand alone in a code span of a text: they are names. */
export function codeSpanStopWords(markdown: string, language: string): string[] {
  const stopWords = stopWordsOf(language);
  return [...markdown.matchAll(CODE_SPAN)].flatMap(([, code]) => {
    const word = code!.trim().toLowerCase();
    return stopWords.has(word) ? formsOf(word, language) : [];
  });
}

/** The words of a question, in lower case, that it asks about even if they are stop words. */
export function meantWords(query: string): ReadonlySet<string> {
  const words = query.match(WORD) ?? [];
  const hasSmallLetters = words.some((word) => word !== word.toUpperCase());
  const meant = [
    ...(words.length <= MOST_WORDS ? words : []),
    ...(hasSmallLetters ? (query.match(CAPITALS) ?? []) : []),
    ...[...query.matchAll(QUOTED), ...query.matchAll(NAMED)].map(([, word]) => word!),
  ];
  return new Set(meant.map((word) => word.toLowerCase()));
}

function onlyWords(title: string, language: string): string[] {
  const words = title.match(WORD) ?? [];
  return words.length <= MOST_WORDS ? words.flatMap((word) => formsOf(word.toLowerCase(), language)) : [];
}
