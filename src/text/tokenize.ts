import { folded } from './languages/fold.js';
import { withoutEnding } from './languages/korean.js';
import { stemmerOf } from './languages/stemmers.js';
import { HANGUL, lettersOf, UNSPACED } from './languages/unspaced.js';
import { KEPT_WORDS } from './limits.js';
import { SEARCH_STOP_WORDS } from './stop-words.js';

/** A word, or words joined into an identifier, a path or an option: `Vec::push`, `src/main.rs`, `--release`. */
export const TOKEN =
  /(?<![\p{L}\p{N}_-])-{1,2}(?=\p{L})[\p{L}\p{M}\p{N}_-]+|[\p{L}\p{M}\p{N}_]+(?:(?:::|[-./@:'’])[\p{L}\p{M}\p{N}_]+)*/gu;
export const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}\p{M}]+|\p{Lt}|\p{N}+/gu;
/** What French, Italian and Catalan join to the beginning of a word: `l'application`, `dell'utente`. */
const ELISION =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dall|dell|nell|sull|quell|quest|bell|sant)['’](?=\p{L}{2})/iu;
/** Characters of a word: longer ones are data. */
export const TOKEN_LIMIT = 80;

export type Tokenize = (text: string, language?: string) => string[];

/** Which steps a tokenizer performs. */
export interface TokenRules {
  /** `Connecting` and `connected` become the same term. */
  readonly stems: boolean;
  /** English stop words are skipped; those of other languages count little in a question. */
  readonly stopWords: boolean;
  /** `Vec::push` becomes a term in addition to its parts. */
  readonly identifiers: boolean;
}

/** All steps. */
export const TOKEN_RULES: TokenRules = { stems: true, stopWords: true, identifiers: true };

/**
 * The terms of a text, in order, repeated as often as they occur. Words are stemmed by the rules of the language (default:
 * English). An identifier gives itself in lower case and its parts, so that it is found by its name and by its parts.
 */
export const tokenize: Tokenize = (text, language) => tokenizer(TOKEN_RULES)(text, language);

/** The tokenizer for these rules; the same one for the same object. */
export function tokenizer(rules: TokenRules): Tokenize {
  const known = tokenizers.get(rules);
  if (known) return known;
  const created = newTokenizer(rules);
  tokenizers.set(rules, created);
  return created;
}

const tokenizers = new WeakMap<TokenRules, Tokenize>();

function newTokenizer(rules: TokenRules): Tokenize {
  const languages = new Map<string, LanguageTerms>();
  return (text, language = 'en') => {
    let terms = languages.get(language);
    if (!terms) {
      terms = new LanguageTerms(language, rules);
      languages.set(language, terms);
    }
    return terms.of(text);
  };
}

/** Finds the terms of texts in one language. Those of the words that it met are kept. */
class LanguageTerms {
  private readonly known = new Map<string, readonly string[]>();

  constructor(
    private readonly language: string,
    private readonly rules: TokenRules,
  ) {}

  of(text: string): string[] {
    const terms: string[] = [];
    // A soft hyphen shows where a long word may be divided: it is in the middle of the word.
    const visible = text.normalize('NFKC').replaceAll('\u00ad', '');
    for (const token of visible.match(TOKEN) ?? []) for (const term of this.ofToken(token)) terms.push(term);
    return terms;
  }

  private ofToken(token: string): readonly string[] {
    const known = this.known.get(token);
    if (known) return known;
    const terms = this.read(token);
    if (this.known.size < KEPT_WORDS && token.length <= TOKEN_LIMIT) this.known.set(token, terms);
    return terms;
  }

  private read(token: string): string[] {
    const isUnspaced = UNSPACED.test(token);
    if (token.length > TOKEN_LIMIT && !isUnspaced) return [];
    const { whole, parts } = partsOf(token);
    const terms = parts.flatMap((part) => this.ofPart(part));
    if ((parts.length === 1 && parts[0] === whole) || isUnspaced) return terms;
    return this.rules.identifiers ? [folded(whole), ...terms] : terms;
  }

  private ofPart(part: string): string[] {
    if (UNSPACED.test(part)) return HANGUL.test(part) ? koreanTerms(part) : lettersOf(part);
    if (this.rules.stopWords && this.language === 'en' && SEARCH_STOP_WORDS.has(part)) return [];
    return this.rules.stems ? formsOf(part, this.language) : [folded(part)];
  }
}

/** A token in lower case without elisions and the endings of English, and the words it is made of. */
export function partsOf(token: string): { whole: string; parts: string[] } {
  const word = token.replace(ELISION, '');
  const whole = word.toLowerCase().replace(/['’](?:s|t|re|ve|ll|d|m)$/, '');
  const parts = (word.replace(/['’].*/, '').match(PART) ?? []).map((part) => part.toLowerCase());
  return { whole, parts };
}

/** The stem of a word, and the one that the same word has without accents if it is another one. */
export function formsOf(word: string, language: string): string[] {
  const stem = stemmerOf(language);
  const form = folded(stem(word));
  const plain = folded(word);
  if (plain === word) return [form];
  const ofPlain = folded(stem(plain));
  return ofPlain === form ? [form] : [form, ofPlain];
}

function koreanTerms(word: string): string[] {
  const stem = withoutEnding(word);
  const letters = lettersOf(word);
  return letters.includes(stem) ? letters : [stem, ...letters];
}
