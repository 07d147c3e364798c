import { stemmer } from 'stemmer';
import { STOP_WORDS } from './stop-words.js';

/** A word, or words joined into an identifier, a path or an option: `Vec::push`, `src/main.rs`, `--release`. */
const TOKEN = /(?<![\p{L}\p{N}_-])-{1,2}(?=\p{L})[\p{L}\p{N}_-]+|[\p{L}\p{N}_]+(?:(?:::|[-./@:'’])[\p{L}\p{N}_]+)*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{L}\p{M}]+|\p{N}+/gu;
const TOKEN_LIMIT = 80;

/**
 * The terms of a text, in order, repeated as often as they occur. Words are stemmed; an identifier gives itself as
 * written, in lower case, and its parts, so that it is found by either.
 */
export function tokenize(text: string): string[] {
  const tokens = text.normalize('NFKC').match(TOKEN) ?? [];
  return tokens.filter((token) => token.length <= TOKEN_LIMIT).flatMap(termsOf);
}

function termsOf(token: string): string[] {
  const word = token.toLowerCase().replace(/['’](?:s|t|re|ve|ll|d|m)$/, '');
  const parts = (token.replace(/['’].*$/, '').match(PART) ?? []).map((part) => part.toLowerCase());
  if (parts.length === 1 && parts[0] === word) return meaningful(word);
  return [word, ...parts.flatMap(meaningful)];
}

function meaningful(word: string): string[] {
  return STOP_WORDS.has(word) ? [] : [stemmer(word)];
}
