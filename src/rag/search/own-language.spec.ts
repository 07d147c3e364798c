import { chunkOf } from '../../../test/support/index-builders.js';
import { preferOwnLanguage } from './own-language.js';

const hits = [
  { chunk: chunkOf(1, { language: 'en' }), score: 0.5 },
  { chunk: chunkOf(2, { language: 'de' }), score: 0.4 },
];
const lexiconOf = (...languages: string[]) => ({
  chunks: 2,
  frequencies: new Map(),
  languages: new Map(languages.map((language) => [language, 1])),
});
const best = (query: string) =>
  preferOwnLanguage(hits, query, lexiconOf('en', 'de')).toSorted((left, right) => right.score - left.score)[0]!.chunk;

describe('preferOwnLanguage', () => {
  it('puts a page in the language of the question above a slightly better one in another language', () => {
    expect(best('Wie ändere ich den Port?').language).toBe('de');
    expect(best('How do I change the port?').language).toBe('en');
  });

  it('keeps the scores of a corpus in one language, whatever the language of the question is', () => {
    expect(preferOwnLanguage(hits, 'Wie ändere ich den Port?', lexiconOf('en'))).toEqual(hits);
  });
});
