import { corpusPage } from '../../../test/support/corpus-page.js';
import { tokenize } from '../../text/tokenize.js';
import { chunkPage } from '../chunking/chunker.js';
import { sparseDot } from '../sparse-vector.js';
import { encodeQuery, inverseFrequency } from './encode-query.js';
import { encodeSection } from './encode-section.js';
import { LEXICAL } from './lexical-settings.js';
import { LexiconCounter } from './lexicon.js';
import { termId } from './term-id.js';

describe('tokenize', () => {
  it.each([
    ['Connecting databases', ['connect', 'databas']],
    ['What is it that you do?', []],
    ['DATABASE_URL', ['database_url', 'databas', 'url']],
    ['Vec::push', ['vec::push', 'vec', 'push']],
    ['--release', ['--release', 'releas']],
    ['readFileSync', ['readfilesync', 'read', 'file', 'sync']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['src/main.rs', ['src/main.rs', 'src', 'main', 'rs']],
    ["the reader's page.", ['reader', 'page']],
    ['2.5 GB', ['2.5', '2', '5', 'gb']],
    ['größe 設定', ['grosse', 'gross', '設定', '設', '定']],
    ['設定を変更', ['設定', '定を', 'を変', '変更', '設', '定', '変', '更']],
    ['Astroの設定', ['astro', 'の設', '設定', '設', '定']],
    ['빌드 결과물', ['빌드', '결과물', '결과', '과물']],
    ["l'application et l’API", ['applic', 'et', 'api']],
    ['ＡＰＩ', ['api']],
    ['鍵', ['鍵']],
  ])('tokenize finds in %j the terms %j', (text, terms) => {
    expect(tokenize(text)).toEqual(terms);
  });

  it('tokenize skips a token that is too long to be a word', () => {
    expect(tokenize('x'.repeat(500))).toEqual([]);
  });
});

describe('lexical ranking', () => {
  const pages = {
    ports: '# Ports\n\nThe server listens on a port. Set `PORT` to change it.',
    database: '# Connect a database\n\nThe server stores threads. Set `DATABASE_URL`.',
    logs: '# Logs\n\nThe server writes a line for every request. A database fault is logged.',
  };
  const drafts = Object.values(pages).flatMap((markdown) =>
    chunkPage(corpusPage({ markdown, title: '', lessonTitle: null })).flat(),
  );
  const vectors = drafts.flatMap((draft) => encodeSection([draft], LEXICAL));
  const counter = new LexiconCounter();
  counter.add(vectors);
  const { lexicon } = counter;
  const scores = (query: string) => vectors.map((vector) => sparseDot(encodeQuery(query, lexicon), vector));
  const bestFor = (query: string) => drafts[scores(query).indexOf(Math.max(...scores(query)))]!.chunk.heading;

  it('LexiconCounter counts in how many chunks each term occurs', () => {
    expect(lexicon.chunks).toBe(3);
    expect(lexicon.frequencies.get(termId('server'))).toBe(3);
    expect(lexicon.frequencies.get(termId('port'))).toBe(1);
  });

  it('gives rare terms more weight than frequent ones', () => {
    expect(inverseFrequency(lexicon, termId('port'))).toBeGreaterThan(inverseFrequency(lexicon, termId('server')));
    expect(bestFor('server port')).toBe('Ports');
  });

  it('ranks a term in a heading above the same term in text', () => {
    expect(bestFor('databases')).toBe('Connect a database');
  });

  it('finds an identifier by its name and by its parts', () => {
    expect(bestFor('DATABASE_URL')).toBe('Connect a database');
    expect(bestFor('url')).toBe('Connect a database');
  });

  it('encodeQuery skips words that the corpus does not contain', () => {
    expect(encodeQuery('giraffe', lexicon).indices).toEqual([]);
  });
});
