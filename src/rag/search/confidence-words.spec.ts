import type { Chunk } from '../chunk.js';
import { sharesAWord } from './confidence.js';

const chunk = (heading: string, text: string) => ({ headingPath: ['Book', heading], text }) as unknown as Chunk;
const chunks = [
  chunk('Connect your own Postgres', 'Set `DATABASE_URL`.'),
  chunk('CORS', 'Name the origin of the page.'),
];

describe('a question shares a word with what was found', () => {
  it.each([
    ['in the text', 'which origins are allowed?', true],
    ['in a heading', 'connecting a database', true],
    ['by an identifier', 'database_url', true],
    ['only everyday words', 'What is the capital of France?', false],
    ['no word at all', '?!', false],
  ])('%s: %s', (_where, question, expected) => {
    expect(sharesAWord([question], chunks)).toBe(expected);
  });
});
