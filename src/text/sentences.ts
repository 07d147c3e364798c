/** Characters that are segmented at once, because the time of the segmenter can grow faster than the length of a text. */
const PORTION = 2_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const ADDRESS = /https?:\/\/\S*[^\s.,;:!?)\]]/g;
/** Abbreviations after which a sentence usually continues. */
const ABBREVIATION = /\b(?:e\.g|i\.e|cf|vs|approx|incl|resp|fig|dr|mr|mrs|prof)\./gi;

/**
 * The sentences of Markdown text, in linear time. A code span, an address and an abbreviation such as `e.g.` are in one
 * sentence, whatever punctuation they contain.
 */
export function sentencesOf(markdown: string): string[] {
  const line = markdown.replace(/\s+/g, ' ').trim();
  // Masks have the same length, so that positions in the masked text are positions in the text.
  const masked = withoutCode(line)
    .replace(ADDRESS, (address) => 'X'.repeat(address.length))
    .replace(ABBREVIATION, (words) => 'x'.repeat(words.length));
  const sentences: string[] = [];
  for (let start = 0; start < masked.length; start += PORTION) {
    for (const { index, segment } of segmenter.segment(masked.slice(start, start + PORTION))) {
      sentences.push(line.slice(start + index, start + index + segment.length).trim());
    }
  }
  return sentences.filter((sentence) => sentence !== '');
}

/** The text with each code span replaced by as many letters. Capitals, because a sentence can begin with code. */
function withoutCode(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ start: index, length }));
  const ends = matchingRuns(runs);
  let masked = '';
  let from = 0;
  for (let run = 0; run < runs.length; run += 1) {
    const end = ends[run];
    if (end === undefined) continue;
    const to = runs[end]!.start + runs[end]!.length;
    masked += text.slice(from, runs[run]!.start) + 'X'.repeat(to - runs[run]!.start);
    from = to;
    run = end;
  }
  return masked + text.slice(from);
}

/** For each run of backticks the index of the next run of the same length, which ends its code span. */
function matchingRuns(runs: readonly { readonly length: number }[]): (number | undefined)[] {
  const next = new Map<number, number>();
  const ends: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { length } = runs[index]!;
    ends[index] = next.get(length);
    next.set(length, index);
  }
  return ends;
}
