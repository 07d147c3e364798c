import { stemmer } from 'stemmer';
import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { termId } from '../lexical/term-id.js';
import { isWithinEdits, singleEdits } from './edits.js';
import { repairedWords, withRepairs } from './spelling.js';

const WORDS = 'connect postgres kubernetes readiness probe environment variables which tools membership keep seeds';
const LEXICON = {
  chunks: 10,
  frequencies: new Map(WORDS.split(' ').map((word) => [termId(stemmer(word)), 2])),
};

const repaired = (query: string) => withRepairs(query, repairedWords(query, LEXICON));

describe('repairedWords', () => {
  it.each([
    ['how do i conect to postgress', 'how do i connect to postgres'],
    ['Rediness probe', 'readiness probe'],
    ['enviroment varialbes', 'environment variables'],
    ['wich tools', 'which tools'],
    ['envirnmnet variables', 'environment variables'],
    ['mebmersihp', 'membership'],
    ['keepseeds', 'keep seeds'],
  ])('repairedWords replaces words that no page has by words of the pages: %s', (query, expected) => {
    expect(repaired(query)).toBe(expected);
  });

  it.each([
    ['words of the pages', 'connect postgres'],
    ['everyday words that no page has', 'how do i keep bees and a caravan'],
    ['names, paths and options', 'POSTGRESS_URL conect.ts --conect my-conect conect@tools'],
    ['words that are like no other', 'xylographic zzzzyx'],
    ['words of other scripts', 'как подключить базу'],
  ])('repairedWords keeps %s', (_what, query) => {
    expect(repairedWords(query, LEXICON)).toEqual([]);
  });

  it('repairedWords repairs at most four words, in time that grows with the length of the question', () => {
    const query = Array.from({ length: 30 }, (_, index) => `conect${'abcdefghijklmnopqrstuvwxyzabcd'[index]}`).join(
      ' ',
    );

    expect(repairedWords(`${query} conect`, LEXICON).length).toBeLessThanOrEqual(4);
    expect(growsFasterThanText((text) => repairedWords(text, LEXICON), { longest: 16_384 })).toEqual([]);
  });
});

describe('singleEdits', () => {
  it('singleEdits gives every word at one edit', () => {
    expect(singleEdits('ab')).toEqual(expect.arrayContaining(['ba', 'a', 'b', 'abc', 'xab', 'axb', 'cb', 'ac']));
    expect(singleEdits('ab').every((word) => isWithinEdits('ab', word, 1))).toBe(true);
  });
});

describe('isWithinEdits', () => {
  it.each([
    ['probe', 'probe', 0, true],
    ['mebmership', 'membership', 1, true],
    ['mebmersihp', 'membership', 1, false],
    ['mebmersihp', 'membership', 2, true],
    ['short', 'shorter one', 2, false],
  ])('isWithinEdits compares %s with %s at %d edits', (left, right, limit, expected) => {
    expect(isWithinEdits(left, right, limit)).toBe(expected);
  });
});
