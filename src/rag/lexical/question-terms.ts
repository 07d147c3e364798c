import { splitCompound } from '../../text/languages/compounds.js';
import { folded } from '../../text/languages/fold.js';
import { stopWordsOf } from '../../text/languages/function-words.js';
import { withoutEnding } from '../../text/languages/korean.js';
import { HAN, HANGUL, lettersOfWord, UNSPACED, wordsOf } from '../../text/languages/unspaced.js';
import { formsOf, partsOf, TOKEN, TOKEN_LIMIT, TOKEN_RULES, type TokenRules } from '../../text/tokenize.js';
import type { Lexicon } from '../index-build.js';
import { meantWords } from './meant-stop-words.js';
import { languageOfQuestion } from './question-language.js';
import { termId } from './term-id.js';

/** A term of a question. */
export interface QuestionTerm {
  readonly term: string;
  /** 1 for a word, less for what is only a part of one or says little. */
  readonly weight: number;
}

/**
 * Weight of stop words in languages other than English, whose pages are indexed with them: in few pages, they help to find
 * the sentence that is asked for. Measured.
 */
const STOP_WORD = 0.2;
/** Weight of each part of a compound of two words. */
const PART_OF_COMPOUND = 0.5;
/** The letters that stand for a word of n pairs have the weight 1 / n ** LONG_WORD each: long words say more. Measured. */
const LONG_WORD = 0.7;

/**
 * The terms of a question in the language that it is asked in, each once, also those that no page has. Words are found by
 * the rules that `tokenize` has for pages; Chinese, Japanese and Thai are split into words here only.
 */
export function questionTerms(query: string, lexicon: Lexicon, rules: TokenRules = TOKEN_RULES): QuestionTerm[] {
  const asked = new AskedWords(query, lexicon, rules);
  for (const token of query.normalize('NFKC').match(TOKEN) ?? []) asked.add(token);
  return [...asked.terms].map(([term, weight]) => ({ term, weight }));
}

class AskedWords {
  readonly terms = new Map<string, number>();
  private readonly language: string;
  private readonly stopWords: readonly ReadonlySet<string>[];
  private readonly meant: ReadonlySet<string>;

  constructor(
    query: string,
    private readonly lexicon: Lexicon,
    private readonly rules: TokenRules,
  ) {
    const { searched, written = searched } = languageOfQuestion(query, lexicon);
    this.language = searched;
    this.stopWords = rules.stopWords ? [stopWordsOf(searched), stopWordsOf(written)] : [];
    this.meant = meantWords(query);
  }

  add(token: string): void {
    const isUnspaced = UNSPACED.test(token);
    if (token.length > TOKEN_LIMIT && !isUnspaced) return;
    const { whole, parts } = partsOf(token);
    const isJoined = parts.length > 1 || parts[0] !== whole;
    // `est-ce` and `puis-je` are joined words of a question, and rare in pages. In English `do-while` is a name.
    const isAsking = this.language !== 'en' && parts.length > 0 && parts.every((part) => this.isStopWord(part));
    const isName = !isUnspaced && this.rules.identifiers && isJoined && !isAsking;
    if (isName) this.put(folded(whole), 1);
    for (const part of parts) {
      if (UNSPACED.test(part)) this.addLetters(part);
      else this.addWord(part);
    }
  }

  private addWord(word: string): void {
    if (!this.isStopWord(word)) this.addForms(word, 1);
    else if (this.meant.has(word) && this.formsOf(word).some((form) => this.isKnown(form))) this.addForms(word, 1);
    else if (this.language !== 'en') this.addForms(word, STOP_WORD);
  }

  private addForms(word: string, weight: number): void {
    const forms = this.formsOf(word);
    const known = forms.filter((form) => this.isKnown(form));
    const used = known.length > 0 ? known : forms.slice(0, 1);
    for (const form of used) this.put(form, weight / used.length);
    const knows = (part: string) => this.formsOf(part).some((form) => this.isKnown(form));
    for (const part of splitCompound(word, this.language, knows) ?? []) this.addForms(part, PART_OF_COMPOUND);
  }

  private addLetters(run: string): void {
    const words = (HANGUL.test(run) ? [withoutEnding(run)] : wordsOf(run)).map((word) =>
      this.isStopWord(word) || !UNSPACED.test(word) ? undefined : word,
    );
    for (const [index, word] of words.entries()) {
      if (word === undefined) continue;
      const letters = lettersOfWord(word);
      for (const term of letters) this.put(term, 1 / letters.length ** LONG_WORD);
      // Two single characters side by side are often a word that the dictionary lacks.
      const next = words[index + 1];
      if (HAN.test(word) && next !== undefined && HAN.test(next)) this.put(word + next, 1);
    }
  }

  private formsOf(word: string): string[] {
    return this.rules.stems ? formsOf(word, this.language) : [folded(word)];
  }

  private put(term: string, weight: number): void {
    this.terms.set(term, Math.max(this.terms.get(term) ?? 0, weight));
  }

  private isStopWord(word: string): boolean {
    return this.stopWords.some((words) => words.has(word));
  }

  private isKnown(term: string): boolean {
    return this.lexicon.frequencies.has(termId(term));
  }
}
