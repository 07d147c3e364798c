import { growsFasterThanText } from '../../test/support/text-growth.js';
import { contentWords } from './content-words.js';
import { cutAtWord, cutCharacters } from './cut.js';
import { withoutInvisible } from './invisible.js';
import { sentencesOf } from './sentences.js';
import { tokenize } from './tokenize.js';

describe('The time to read words grows with the length of a text', () => {
  it.each<[reader: string, read: (text: string) => unknown]>([
    ['tokenize', tokenize],
    ['contentWords', contentWords],
    ['withoutInvisible', withoutInvisible],
    ['cutCharacters', (text) => cutCharacters(text, text.length / 2)],
    ['cutAtWord', (text) => cutAtWord(text, 1_000)],
  ])('in %s', (_reader, read) => {
    expect(growsFasterThanText(read)).toEqual([]);
  });

  it('in sentencesOf, for texts much longer than a passage', () => {
    expect(growsFasterThanText(sentencesOf, { longest: 16_384 })).toEqual([]);
  });
});
