import type { Chunk } from '../chunk.js';
import { EMPTY_LEXICON } from '../lexical/lexicon.js';
import { sharesAWord } from './confidence.js';

const chunk = (heading: string, text: string) => ({ headingPath: ['Book', heading], text }) as unknown as Chunk;
const chunks = [
  chunk('Connect your own Postgres', 'Set `DATABASE_URL`.'),
  chunk('CORS', 'Name the origin of the page.'),
];

describe('sharesAWord', () => {
  it.each([
    ['in the text', 'which origins are allowed?', true],
    ['in a heading', 'connecting a database', true],
    ['by an identifier', 'database_url', true],
    ['nowhere except stop words', 'What is the capital of France?', false],
    ['nowhere, because it has no word', '?!', false],
  ])('sharesAWord with a shared word %s: %s is %s', (_where, question, expected) => {
    expect(sharesAWord([question], chunks, EMPTY_LEXICON)).toBe(expected);
  });
});
