import { corpusPage } from '../../../test/support/corpus-page.js';
import { tokenize } from '../../text/tokenize.js';
import { chunkPage } from '../chunking/chunker.js';
import type { Lexicon } from '../index-build.js';
import { sparseDot } from '../sparse-vector.js';
import { encodeQuery } from './encode-query.js';
import { encodeSection } from './encode-section.js';
import { LEXICAL } from './lexical-settings.js';
import { LexiconCounter, lexiconToJson, toLexicon } from './lexicon.js';
import { languageOfQuestion } from './question-language.js';
import { questionTerms } from './question-terms.js';
import { termId } from './term-id.js';

/** A lexicon of pages with this text. */
function lexiconOf(language: string, text: string): Lexicon {
  const ids = tokenize(text, language).map(termId);
  return { chunks: 10, frequencies: new Map(ids.map((id) => [id, 1])), languages: new Map([[language, 10]]) };
}

const termsOf = (query: string, lexicon: Lexicon) => questionTerms(query, lexicon).map(({ term }) => term);

describe('questionTerms', () => {
  it('splits a German compound into the words that the pages have', () => {
    const lexicon = lexiconOf('de', 'Arbeit Speicher Projekt Ordner');

    expect(termsOf('Projektordner', lexicon)).toEqual(['projektordn', 'projekt', 'ordn']);
    expect(termsOf('Arbeitsspeicher', lexicon)).toEqual(expect.arrayContaining(['arbeit', 'speich']));
    expect(termsOf('Projektordner', lexiconOf('de', 'Projekt'))).toEqual(['projektordn']);
  });

  it('gives the stop words of a German question a low weight', () => {
    const weights = new Map(
      questionTerms('Wo ist der Ordner?', lexiconOf('de', 'Ordner')).map((one) => [one.term, one.weight]),
    );

    expect(weights.get('der')).toBeLessThan(weights.get('ordn')! / 2);
  });

  it('joined stop words of a question, as in "puis-je", are no name, and other joined words are one', () => {
    const lexicon = lexiconOf('fr', 'est-ce puis-je glisser sous-titre');

    const terms = termsOf('Est-ce que les sous-titres peuvent glisser, puis-je voir ?', lexicon);
    expect(terms.filter((term) => term.includes('-'))).toEqual(['sous-titres']);
    expect(termsOf('do-while loop', lexiconOf('en', 'do-while loop'))).toContain('do-while');
  });

  it('splits Chinese into words, and two characters that are in no dictionary into a pair', () => {
    const lexicon = lexiconOf('zh', '组件');

    expect(termsOf('怎么写组件？', lexicon)).toContain('组件');
  });

  it('removes the particles of Korean words', () => {
    expect(termsOf('설정을', lexiconOf('ko', '설정'))).toEqual(['설정']);
  });

  it.each([
    ['where', ['where']],
    ['what does `where` do', ['where']],
    ['what does WHERE do', ['where']],
    ['how does the where clause work', ['where', 'claus', 'work']],
    ['where is the work', ['work']],
    ['`those`', []],
  ])('finds in %j the terms %j where a heading is a stop word', (query, terms) => {
    const lexicon = { ...lexiconOf('en', 'claus work'), frequencies: new Map([[termId('where'), 1]]) };
    expect(termsOf(query, lexicon)).toEqual(terms);
  });
});

describe('languageOfQuestion', () => {
  const both: Lexicon = {
    chunks: 10,
    frequencies: new Map([[termId('abschalt'), 1]]),
    languages: new Map([
      ['en', 6],
      ['de', 4],
    ]),
    locales: new Map([['de-AT', 4]]),
  };

  it.each([
    ['Wie schalte ich das ab?', 'de'],
    ['How do I turn it off?', 'en'],
    ['toolbar abschalten', 'de'],
    ['toolbar', 'en'],
    ['¿Cómo se cambia?', 'en'],
  ])('languageOfQuestion searches %j in %s', (query, language) => {
    expect(languageOfQuestion(query, both).searched).toBe(language);
  });

  it('the stores keep the languages and the locales of a lexicon', () => {
    expect(toLexicon(JSON.parse(lexiconToJson(both)))).toEqual(both);
  });
});

describe('A stop word as a name', () => {
  const drafts = ['# Query\n\n## Where\n\nFilters rows.', '# Query\n\n## Limits\n\nUse `with` for many rows.'].flatMap(
    (markdown) => chunkPage(corpusPage({ markdown, title: 'Query', lessonTitle: null })),
  );
  const vectors = drafts.flatMap((section) => encodeSection(section, LEXICAL));
  const counter = new LexiconCounter();
  counter.add(
    vectors,
    vectors.map(() => 'en'),
  );

  it.each([
    ['where', 'Where'],
    ['the `with` keyword', 'Limits'],
  ])('%j is found by %s', (query, heading) => {
    const scores = vectors.map((vector) => sparseDot(encodeQuery(query, counter.lexicon), vector));

    expect(drafts.flat()[scores.indexOf(Math.max(...scores))]!.chunk.heading).toBe(heading);
    expect(Math.max(...scores)).toBeGreaterThan(0);
  });
});
