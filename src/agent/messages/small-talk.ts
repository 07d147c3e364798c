import { cut } from '../../text/cut.js';
import { folded } from '../../text/languages/fold.js';
import { LANGUAGES } from './languages.js';
import type { Language, SmallTalk } from './messages.js';

/** A message that is longer is a question, whatever it begins with. */
const LONGEST = 40;

/** A greeting, thanks and the like. */
export interface FoundSmallTalk {
  readonly kind: SmallTalk;
  /** The languages in which readers say this: "ok" is said in many. */
  readonly languages: readonly string[];
}

interface Phrases {
  readonly kinds: ReadonlyMap<string, SmallTalk>;
  readonly fillers: readonly string[];
}

let tables: readonly (readonly [language: string, phrases: Phrases])[] | undefined;

/** Which small talk a message is, in any of the languages of the assistant; undefined for any other message. */
export function smallTalkOf(message: string): FoundSmallTalk | undefined {
  if (message.length > LONGEST * 2) return undefined;
  const said = plain(message);
  if (said === '' || said.length > LONGEST) return undefined;
  tables ??= [...LANGUAGES].map(([language, texts]) => [language, phrasesOf(texts)]);
  const found = tables.flatMap(([language, phrases]) => {
    const kind = kindOf(said, phrases);
    return kind ? [{ language, kind }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  return {
    kind: first.kind,
    languages: found.filter(({ kind }) => kind === first.kind).map(({ language }) => language),
  };
}

function kindOf(said: string, { kinds, fillers }: Phrases): SmallTalk | undefined {
  const exact = kinds.get(said);
  if (exact) return exact;
  const before = fillers.find((filler) => said.startsWith(`${filler} `));
  const after = fillers.find((filler) => said.endsWith(` ${filler}`));
  const start = before === undefined ? 0 : before.length + 1;
  const end = after === undefined ? said.length : said.length - after.length - 1;
  return kinds.get(said.slice(start)) ?? kinds.get(said.slice(0, end)) ?? kinds.get(said.slice(start, end));
}

function phrasesOf({ smallTalk, fillers }: Language): Phrases {
  const kinds = Object.entries(smallTalk) as [SmallTalk, readonly string[]][];
  return {
    kinds: new Map(kinds.flatMap(([kind, phrases]) => phrases.map((phrase) => [plain(phrase), kind] as const))),
    fillers: fillers.map(plain),
  };
}

/** Without capitals, accents and punctuation, with single spaces. */
function plain(text: string): string {
  const words = cut(text, LONGEST * 2)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return words.split(' ').map(folded).join(' ');
}
