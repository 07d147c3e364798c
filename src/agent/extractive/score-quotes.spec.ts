import { scoreQuotes } from './score-quotes.js';
import { splitQuotes } from './split-quotes.js';

const SENTENCES = [
  'The session is described in this sentence.',
  'A session is kept for twenty minutes.',
  'The server has 500 sessions.',
  'A session cannot be moved.',
  'By default there is one session.',
];
const PASSAGE = { number: 1, page: 'Sessions', heading: 'Sessions', text: SENTENCES.join('\n\n') };

describe('scoreQuotes', () => {
  it.each([
    ['how long is a session?', SENTENCES[1]],
    ['how many sessions?', SENTENCES[2]],
    ['is a session fixed?', SENTENCES[3]],
    ['default session', SENTENCES[4]],
  ])('scoreQuotes gives the sentence with such an answer the highest score for "%s"', (question, expected) => {
    const scored = scoreQuotes({ question }, [PASSAGE], splitQuotes(PASSAGE));

    expect(scored.toSorted((a, b) => b.score - a.score)[0]!.markdown).toBe(expected);
  });

  it('scoreQuotes gives a command a higher score when the question asks how to do something', () => {
    const passage = { ...PASSAGE, text: 'Start the server.\n\n```sh\nstart server\n```' };
    const codeScore = (question: string) => {
      const [sentence, code] = scoreQuotes({ question }, [passage], splitQuotes(passage));
      return code!.score / sentence!.score;
    };

    expect(codeScore('how do I start the server')).toBeGreaterThan(codeScore('start the server') * 1.1);
  });

  it.each([
    ['which tools can I borrow?', true],
    ['what kinds are there?', true],
    ['list the tools', true],
    ['which is the best tool?', false],
    ['what does it cost?', false],
    ['where is the shed?', false],
  ])('scoreQuotes sees whether "%s" asks for all things of a kind', (question, expected) => {
    const [quote] = scoreQuotes({ question }, [PASSAGE], splitQuotes(PASSAGE));

    expect(quote!.isMeantWhole).toBe(expected);
  });
});
