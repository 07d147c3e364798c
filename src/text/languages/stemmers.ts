import { createRequire } from 'node:module';
import { stemmer as english } from 'stemmer';

export type Stem = (word: string) => string;

/** The Snowball stemmers by the language that they are for. */
const MODULES: Readonly<Record<string, string>> = {
  ar: 'arabic',
  bg: 'bulgarian',
  da: 'danish',
  de: 'german',
  el: 'greek',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

const require = createRequire(import.meta.url);
const stemmers = new Map<string, Stem>();

/**
 * The stemmer of a language, which is loaded at its first use: some milliseconds. A word in letters of English is an English
 * word in languages with letters of their own. Languages without a stemmer keep their words as they are.
 */
export function stemmerOf(language: string): Stem {
  const known = stemmers.get(language);
  if (known) return known;
  const loaded = load(language);
  stemmers.set(language, loaded);
  return loaded;
}

function load(language: string): Stem {
  const name = MODULES[language];
  const own = name === undefined ? unchanged : (require(`@orama/stemmers/${name}`) as { stemmer: Stem }).stemmer;
  if (language === 'en') return english;
  return LATIN.has(language) ? own : (word) => (ASCII.test(word) ? english(word) : own(word));
}

const unchanged: Stem = (word) => word;

const ASCII = /^[\0-\x7f]*$/;
/** Languages in Latin letters, whose words are not told from English ones by their letters. */
const LATIN: ReadonlySet<string> = new Set('ca cs da de es fi fr hu id it lt nl no pl pt ro sv tr vi'.split(' '));
