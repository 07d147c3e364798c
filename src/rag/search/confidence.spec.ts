import { chunkOf } from '../../../test/support/index-builders.js';
import { tokenize } from '../../text/tokenize.js';
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
const confidence = (query: string) => confidenceOf(query, section, lexicon, tokenize);

describe('confidenceOf', () => {
  it('is high when the section says everything that is asked', () => {
    expect(confidence('Which port does the server listen on?')).toBeGreaterThan(0.99);
  });

  it('stays up when everyday words are missing: the section says it in other words', () => {
    expect(confidence('Which door does the server watch?')).toBeGreaterThan(COVERED_FROM);
  });

  it.each(['How do I bind PostgreSQL?', 'Does it speak GraphQL?', 'What is serde_json?'])(
    'is low when the very thing that is asked about is missing: %s',
    (query) => {
      expect(confidence(query)).toBeLessThan(COVERED_FROM);
    },
  );

  it('minds little that a name is missing of which the corpus speaks everywhere', () => {
    expect(confidence('Which port does chatkit listen on?')).toBeGreaterThan(0.99);
  });
});
