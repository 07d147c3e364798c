import { chunkOf } from '../../../test/support/index-builders.js';
import type { Lexicon } from '../index-build.js';
import { termId } from '../lexical/term-id.js';
import { COVERED_FROM, confidenceOf } from './confidence.js';

const lexicon: Lexicon = {
  chunks: 500,
  frequencies: new Map([
    [termId('server'), 400],
    [termId('port'), 20],
    [termId('chatkit'), 400],
  ]),
};
const section = [chunkOf(1, { headingPath: ['Ports'], text: 'The server listens on a port.' })];
const confidence = (query: string) => confidenceOf(query, section, lexicon);

describe('confidenceOf', () => {
  it('confidenceOf is high when the section contains all words of the question', () => {
    expect(confidence('Which port does the server listen on?')).toBeGreaterThan(0.99);
  });

  it('confidenceOf stays above the threshold when only everyday words are missing in the section', () => {
    expect(confidence('Which door does the server watch?')).toBeGreaterThan(COVERED_FROM);
  });

  it.each(['How do I bind PostgreSQL?', 'Does it speak GraphQL?', 'What is serde_json?'])(
    'confidenceOf is low when the section lacks the subject of the question: %s',
    (query) => {
      expect(confidence(query)).toBeLessThan(COVERED_FROM);
    },
  );

  it('confidenceOf stays high when the section lacks a name that is common in the corpus', () => {
    expect(confidence('Which port does chatkit listen on?')).toBeGreaterThan(0.99);
  });
});
