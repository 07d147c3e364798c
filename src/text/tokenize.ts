import { stemmer } from 'stemmer';
import { SEARCH_STOP_WORDS } from './stop-words.js';

/** A word, or words joined into an identifier, a path or an option: `Vec::push`, `src/main.rs`, `--release`. */
const TOKEN = /(?<![\p{L}\p{N}_-])-{1,2}(?=\p{L})[\p{L}\p{N}_-]+|[\p{L}\p{N}_]+(?:(?:::|[-./@:'’])[\p{L}\p{N}_]+)*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}\p{M}]+|\p{Lt}|\p{N}+/gu;
/** Letters of Chinese, Japanese and Korean, which do not separate words by spaces, or join endings to them. */
const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const TOKEN_LIMIT = 80;

export type Tokenize = (text: string) => string[];

/** Which steps a tokenizer performs. */
export interface TokenRules {
  /** `Connecting` and `connected` become the same term. */
  readonly stems: boolean;
  /** Words of `SEARCH_STOP_WORDS` are skipped. */
  readonly stopWords: boolean;
  /** `Vec::push` becomes a term in addition to its parts. */
  readonly identifiers: boolean;
}

/** All steps. */
export const TOKEN_RULES: TokenRules = { stems: true, stopWords: true, identifiers: true };

/**
 * The terms of a text, in order, repeated as often as they occur. Words are stemmed. An identifier gives itself in lower
 * case and its parts, so that it is found by its name and by its parts.
 */
export const tokenize: Tokenize = tokenizer(TOKEN_RULES);

export function tokenizer(rules: TokenRules): Tokenize {
  return (text) => {
    const tokens = text.normalize('NFKC').match(TOKEN) ?? [];
    return tokens.filter((token) => token.length <= TOKEN_LIMIT).flatMap((token) => termsOf(token, rules));
  };
}

function termsOf(token: string, rules: TokenRules): string[] {
  const word = token.toLowerCase().replace(/['’](?:s|t|re|ve|ll|d|m)$/, '');
  const parts = (token.replace(/['’].*/, '').match(PART) ?? []).map((part) => part.toLowerCase());
  const terms = parts.flatMap((part) => (EAST_ASIAN.test(part) ? pairsOf(part) : meaningful(part, rules)));
  if ((parts.length === 1 && parts[0] === word) || EAST_ASIAN.test(token)) return terms;
  return rules.identifiers ? [word, ...terms] : terms;
}

/** All pairs of neighbouring letters, which stand for the words that are not marked (as Lucene's CJKBigramFilter does). */
function pairsOf(letters: string): string[] {
  const all = [...letters];
  return all.length < 2 ? all : all.slice(1).map((letter, index) => all[index]! + letter);
}

function meaningful(word: string, { stems, stopWords }: TokenRules): string[] {
  if (stopWords && SEARCH_STOP_WORDS.has(word)) return [];
  return [stems ? stemmer(word) : word];
}
