import { bundledEncoder } from '../../encoder/bundled-encoder.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import { termId } from '../../lexical/term-id.js';
import { AskedQuestion } from './asked-question.js';

const lexicon = {
  chunks: 100,
  frequencies: new Map([
    [termId('server'), 90],
    [termId('port'), 3],
  ]),
};

describe('AskedQuestion', () => {
  let encoder: StaticEncoder;
  beforeAll(async () => {
    encoder = (await bundledEncoder()).encoder;
  });

  function nearness(question: string, text: string): number {
    const asked = new AskedQuestion(question, lexicon, encoder);
    return asked.nearness(asked.nearestWords(encoder.rowsOf(text)), ({ idf }) => idf);
  }

  it('nearness is 1 for a text that has all words of the question', () => {
    expect(nearness('the port of the server', 'A server listens on one port')).toBe(1);
  });

  it('nearness counts words that are rare in the corpus more than frequent ones', () => {
    expect(nearness('port server', 'port')).toBeGreaterThan(nearness('port server', 'server') + 0.2);
  });

  it('nearness counts a word with a similar meaning in part, and stop words not at all', () => {
    const similar = nearness('what is a port', 'The socket is open');

    expect(similar).toBeGreaterThan(nearness('what is a port', 'The colour is blue'));
    expect(similar).toBeLessThan(1);
    expect(nearness('what is a', 'The colour is blue')).toBe(0);
  });
});
