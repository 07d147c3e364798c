import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { chunkOf } from '../../../test/support/index-builders.js';
import { WordEmbedder } from '../../../test/support/word-embedder.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import type { Embedder } from '../../rag/embedder.js';
import { LocalEmbedder } from '../../rag/embedders/local.embedder.js';
import type { ChunkView } from '../../rag/search/ranker/chunk-views.js';
import { COVERAGE_NAMES } from '../../rag/search/ranker/coverage.js';
import { FEATURE_NAMES } from '../../rag/search/ranker/features.js';
import type { RankerWeights } from '../../rag/search/ranker/ranker-weights.js';
import { SameThreadWorkers } from '../../testing/same-thread.workers.js';
import { runEvaluation } from '../evaluation.command.js';
import type { ComparedQuestion, ComparedSet } from './compared-set.js';
import { fitWeights } from './fit-weights.js';
import { fitRankedCoverage } from './judged-questions.js';
import { leaveOneOut } from './leave-one-out.js';
import { minimum } from './minimum.js';
import { scalesOf, standardized } from './standardized.js';

const LEXICAL = FEATURE_NAMES.indexOf('lexN');
const MISSING = FEATURE_NAMES.indexOf('missing');
const LENGTH = FEATURE_NAMES.indexOf('loglen');
const request = { queries: ['?'], scope: 'full', limit: 10, identity: LOCAL_IDENTITY } as const;

const emptyView: ChunkView = {
  text: '',
  terms: new Set(),
  headingTerms: new Set(),
  titleTerms: new Set(),
  rows: [],
  titleRows: [],
  headingRows: [],
  vector: Float32Array.of(1),
  titlesVector: Float32Array.of(1),
  headingVector: Float32Array.of(1),
  logLength: 0,
  codeBlocks: 0,
};

/** A question with ten hits: `best` shares the most words with it and is the answer. */
function question(best: number): ComparedQuestion {
  const numbers = Array.from({ length: 10 }, (_, number) => number);
  const hits = numbers.map((number) => ({ chunk: chunkOf(number + 1), score: 1 }));
  const rowOf = (number: number) =>
    FEATURE_NAMES.map((_, column) => {
      if (column === LEXICAL) return number === best ? 1 : 0.1 * (number % 3);
      return column === LENGTH ? (number * 7) % 5 : 0;
    });
  return {
    kind: 'lookup',
    request,
    query: '?',
    lists: { dense: hits, sparse: hits },
    hits,
    values: numbers.map(rowOf),
    views: hits.map(() => emptyView),
    nearest: hits.map(() => []),
    asked: { vector: Float32Array.of(1), terms: [], highestIdf: 1, rowWeights: [] },
    answers: [new Set([hits[best]!])],
    wordValues: [],
  };
}
const setOf = (name: string, ...best: number[]): ComparedSet => ({ name, questions: best.map(question) });
const weightOf = (sets: readonly ComparedSet[], name: string) =>
  fitWeights(sets).find((feature) => feature.name === name)!.weight;

describe('fitting of the ranker', () => {
  it('minimum finds the point with the least value', () => {
    const [x, y] = minimum(2, ([a, b]) => Float64Array.of(2 * (a! - 1), 8 * (b! + 0.5)));

    expect(x).toBeCloseTo(1, 1);
    expect(y).toBeCloseTo(-0.5, 1);
  });

  it('standardized gives each column the mean 0 and the deviation 1, and leaves a constant column at 0', () => {
    const rows = [
      [1, 5],
      [3, 5],
    ];

    expect([...standardized(rows, scalesOf(rows))]).toEqual([-1, 0, 1, 0]);
  });

  it('fitWeights gives a feature that tells the answers apart a high weight, and one that says nothing almost none', () => {
    const sets = [setOf('one', 1, 4, 8), setOf('other', 0, 6, 9)];

    expect(weightOf(sets, 'lexN')).toBeGreaterThan(0.5);
    expect(Math.abs(weightOf(sets, 'loglen'))).toBeLessThan(0.2);
    expect(fitWeights(sets)).toEqual(fitWeights(sets));
  });

  it('fitRankedCoverage tells unseen questions apart, and refuses and marks the wanted shares of the answerable ones', () => {
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const setWith = (name: string): ComparedSet => ({
      name,
      questions: numbers.flatMap((number) => {
        const asked = question(number % 10);
        const lacking = (share: number) =>
          asked.values.map((row) =>
            row.map((value, column) => (column === MISSING ? share + (number % 5) / 20 : value)),
          );
        return [
          { ...asked, values: lacking(0) },
          { ...asked, values: lacking(0.5), kind: 'unanswerable' as const },
        ];
      }),
    });
    const sets = [setWith('one'), setWith('other')];

    const { report, weights } = fitRankedCoverage(sets, fitWeights(sets), leaveOneOut(sets));

    expect(report.auroc).toBeGreaterThan(0.95);
    expect([...report.aurocOf.keys()]).toEqual(['one', 'other']);
    expect(report.answerable[0]).toBeLessThanOrEqual(0.05);
    expect(report.answerable[0] + report.answerable[1]).toBeLessThanOrEqual(0.2);
    expect(weights.features.map(({ name }) => name)).toEqual(COVERAGE_NAMES);
  });

  it('leaveOneOut ranks a set by weights of the other sets only', () => {
    const misleading: ComparedSet = {
      name: 'misleading',
      questions: [3, 5].map((best) => {
        const { values, ...rest } = question(best);
        return {
          ...rest,
          values: values.map((row) => row.map((value, column) => (column === LEXICAL ? -value : value))),
        };
      }),
    };

    const [plain, other] = leaveOneOut([setOf('plain', 3, 5), misleading]);

    expect(plain).toMatchObject({ name: 'plain', overall: { hitAt1: 0 }, recallByKind: { lookup: 0 } });
    expect(other!.overall.hitAt1).toBe(0);
  });
});

describe('npm run eval -- --fit', () => {
  const asked = (id: string, text: string, anchor: string) =>
    JSON.stringify({
      id,
      question: text,
      kind: 'lookup',
      page_context: null,
      scope: 'full',
      answer: '-',
      expected: [{ file: 'a.md', heading: anchor, anchor }],
    });
  const files = {
    'one/corpus/a.md': '# Ports\n\nThe server listens on port 3000.\n\n# Logs\n\nEach request is logged.\n',
    'one/questions.jsonl': `${asked('q1', 'Which port?', 'ports')}\n${asked('q2', 'Where are requests logged?', 'logs')}`,
    'two/corpus/a.md': '# Colours\n\nThe button is blue.\n\n# Backups\n\nCopy the database every night.\n',
    'two/questions.jsonl': `${asked('q1', 'colour of the button', 'colours')}\n${asked('q2', 'copy data', 'backups')}`,
  };
  let folder: CorpusFolder;
  beforeAll(async () => {
    folder = await CorpusFolder.with(files);
  });
  afterAll(() => folder.remove());

  async function fitted(words: readonly string[], embedder: Embedder = new LocalEmbedder(new SameThreadWorkers())) {
    let text = '';
    const services = { embedder, clock: new FixedClock(), workers: new SameThreadWorkers() };
    const paths = words.map((word) => (word.startsWith('--') ? word : join(folder.path, word)));
    await runEvaluation(services, ['--fit', ...paths], { write: (part) => (text += part) });
    return text;
  }

  it('prints a table of the sets, each ranked by weights of the others, and writes the weights of all', async () => {
    const table = await fitted(['one', 'two', '--write', 'weights.json']);

    expect(table.split('\n')[0]).toMatch(/^\| set \| recall@5 \| nDCG@10 \| lookup \|/);
    expect(table).toMatch(/^\| one \| 1\.000 \| [01]\.\d{3} \| 1\.000 \| – \|/m);
    expect(table).toMatch(/^confidence: AUROC/m);
    expect(table).toMatch(/^\| \*\*mean\*\* \| 1\.000 \|/m);
    const weights = JSON.parse(await readFile(join(folder.path, 'weights.json'), 'utf8')) as RankerWeights;
    expect(weights).toMatchObject({ model: 'local/docs-1', fittedOn: ['one', 'two'] });
    expect(weights.features.map(({ name }) => name)).toEqual(FEATURE_NAMES);
  });

  it('asks for a second set, and for the embedding model that the features need', async () => {
    await expect(fitted(['one'])).rejects.toThrow(/at least two evaluation sets/);
    await expect(fitted(['one', 'two'], new WordEmbedder())).rejects.toThrow(/EMBEDDING_MODEL=local/);
  });
});
