/** Different words of one language whose terms are kept in memory. Documentation repeats a few ten thousand words. */
export const KEPT_WORDS = 20_000;
/** Characters of a page from which its language is detected: some hundred words, which take 0.1 ms. */
export const DETECTED_CHARACTERS = 3_000;
/** Characters of a piece of Chinese, Japanese or Thai that is split into words at once: its time grows faster than its length. */
export const SEGMENTED_CHARACTERS = 100;
/** Letters of a word that is split into the words it is made of: all its splits are tried. */
export const COMPOUND_LETTERS = 48;
