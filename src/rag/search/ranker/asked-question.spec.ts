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
    return asked.meanOf(asked.nearWords(encoder.rowsOf(text)).nearest, 'idf');
  }

  function often(question: string, text: string): readonly number[] {
    const asked = new AskedQuestion(question, lexicon, encoder);
    const { close, loose } = asked.nearWords(encoder.rowsOf(text));
    return [close, loose].map((counts) => asked.meanOf(counts, 'both'));
  }

  it('the nearness is 1 for a text that has all words of the question', () => {
    expect(nearness('the port of the server', 'A server listens on one port')).toBe(1);
  });

  it('the nearness counts words that are rare in the corpus more than frequent ones', () => {
    expect(nearness('port server', 'port')).toBeGreaterThan(nearness('port server', 'server') + 0.2);
  });

  it('the nearness counts a word with a similar meaning in part, and stop words not at all', () => {
    const similar = nearness('what is a port', 'The socket is open');

    expect(similar).toBeGreaterThan(nearness('what is a port', 'The colour is blue'));
    expect(similar).toBeLessThan(1);
    expect(nearness('what is a', 'The colour is blue')).toBe(0);
  });

  it('nearWords counts the words of a text that are near to a word of the question, not only the nearest', () => {
    const [one, oneFromLess] = often('port', 'The port is open');
    const [several, severalFromLess] = often('port', 'The port is open: each socket and interface has ports');

    expect(one).toBeGreaterThanOrEqual(1);
    expect(several).toBeGreaterThan(one! + 0.1);
    expect(severalFromLess! - oneFromLess!).toBeGreaterThan(several! - one!);
    expect(often('port', 'The colour is blue')[0]).toBe(0);
  });

  it('meanOf is 0 where no word of the question counts', () => {
    const asked = new AskedQuestion('what is it', lexicon, encoder);

    expect(
      asked.meanOf(
        asked.nearWords(encoder.rowsOf('The port')).nearest.map(() => 1),
        'idf',
      ),
    ).toBe(0);
  });
});
