import { COMPOUND_LETTERS } from '../limits.js';

/** Languages that write words of several words as one. */
const COMPOUNDING: ReadonlySet<string> = new Set(['da', 'de', 'fi', 'hu', 'nl', 'no', 'sv']);
/** Shorter parts are parts of words by chance. */
const SHORTEST_PART = 4;
/** Letters that may join two words, the longest first: `Arbeitsspeicher`, `Seitenleiste`. */
const JOINTS = ['en', 'es', 'er', 's', 'n', 'e', ''];

/**
 * The two words that a word in lower case is made of, if `isKnown` knows both: `projektordner` is `projekt` and `ordner`. Of
 * several splits the most even one. Undefined for a word of another language, and for one that cannot be split.
 */
export function splitCompound(
  word: string,
  language: string,
  isKnown: (part: string) => boolean,
): readonly [string, string] | undefined {
  if (!COMPOUNDING.has(language) || word.length > COMPOUND_LETTERS) return undefined;
  let best: readonly [string, string] | undefined;
  for (let end = SHORTEST_PART; end <= word.length - SHORTEST_PART; end += 1) {
    const right = word.slice(end);
    if (best && Math.min(end, right.length) <= Math.min(best[0].length, best[1].length)) continue;
    if (!isKnown(right)) continue;
    const left = JOINTS.filter((joint) => word.slice(0, end).endsWith(joint))
      .map((joint) => word.slice(0, end - joint.length))
      .find((part) => part.length >= SHORTEST_PART && isKnown(part));
    if (left !== undefined) best = [left, right];
  }
  return best;
}
