import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CorpusFolder } from '../../test/support/corpus-folder.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { WordEmbedder } from '../../test/support/word-embedder.js';
import { SameThreadWorkers } from '../testing/same-thread.workers.js';
import { runEvaluation } from './evaluation.command.js';
import { rankMetrics, separation } from './metrics.js';
import { sectionAncestors } from './section-ancestors.task.js';
import { SectionTree } from './section-tree.js';

describe('rankMetrics', () => {
  it('rankMetrics are 1 when the expected sections have the first ranks', () => {
    expect(rankMetrics([1, 2])).toEqual({ hitAt1: 1, recallAt5: 1, mrrAt10: 1, ndcgAt10: 1 });
  });

  it('rankMetrics decrease with the rank of a section', () => {
    const metrics = rankMetrics([3, 7]);

    expect(metrics).toMatchObject({ hitAt1: 0, recallAt5: 0.5, mrrAt10: 1 / 3 });
    expect(metrics.ndcgAt10).toBeCloseTo((1 / 2 + 1 / 3) / (1 + 1 / Math.log2(3)), 12);
  });

  it('rankMetrics are 0 when no expected section was found', () => {
    expect(rankMetrics([Infinity])).toEqual({ hitAt1: 0, recallAt5: 0, mrrAt10: 0, ndcgAt10: 0 });
  });
});

describe('separation', () => {
  it('separation measures how often an answerable question scores higher than an unanswerable one', () => {
    const halfRight = separation([0.9, 0.8, 0.5], [0.5, 0.1]);

    expect(halfRight).toEqual({ auroc: 5.5 / 6, threshold: 0.8, kept: 2 / 3, rejected: 1 });
    expect(separation([0.2], [-Infinity])).toMatchObject({ auroc: 1, threshold: 0.2, kept: 1, rejected: 1 });
    expect(separation([0.2], [])).toBeUndefined();
  });
});

describe('SectionTree', () => {
  const tree = new SectionTree(
    sectionAncestors([{ path: 'a.md', flavour: 'plain', markdown: '# Title\n\n## Part\n\n### Detail\n\n## Other\n' }]),
  );
  const expecting = (anchor: string, ...alt: string[]) => {
    const section = (name: string) => ({ file: 'a.md', heading: name, anchor: name });
    return { ...section(anchor), alt: alt.map(section) };
  };

  it.each([
    ['the expected section', 'part', expecting('part'), true],
    ['a subsection of the expected section', 'detail', expecting('part'), true],
    ['an alternative', 'other', expecting('part', 'other'), true],
    ['the section above the expected one', 'part', expecting('detail'), false],
    ['a section of a page whose title is expected', 'part', expecting('title'), false],
  ])('SectionTree decides whether the found section counts: %s', (_what, anchor, expected, satisfied) => {
    expect(tree.satisfies({ file: 'a.md', anchor }, expected)).toBe(satisfied);
  });

  it('SectionTree distinguishes equal anchors in different files', () => {
    expect(tree.satisfies({ file: 'b.md', anchor: 'part' }, expecting('part'))).toBe(false);
  });
});

describe('npm run eval', () => {
  const context = { page_context: null, scope: 'full', answer: '-' };
  const expected = [{ file: 'a.md', heading: 'Ports', anchor: 'ports' }];
  const questions = [
    { id: 'q1', question: 'Which port?', kind: 'lookup', expected, ...context },
    { id: 'q2', question: 'How do I bake sourdough?', kind: 'unanswerable', expected: [], ...context },
  ];
  let set: CorpusFolder;
  let elsewhere: string;

  beforeEach(async () => {
    set = await CorpusFolder.with({
      'corpus/a.md': '# Ports\n\nThe server listens on a port.\n\n# Logs\n\nRequests are logged.\n',
      'questions.jsonl': questions.map((question) => JSON.stringify(question)).join('\n'),
    });
    elsewhere = await mkdtemp(join(tmpdir(), 'evaluation-'));
  });
  afterEach(async () => {
    await set.remove();
    await rm(elsewhere, { recursive: true });
  });

  async function evaluated(...options: string[]): Promise<string> {
    let text = '';
    const services = { embedder: new WordEmbedder(), clock: new FixedClock(), workers: new SameThreadWorkers() };
    const words = [set.path, '--out', join(elsewhere, 'results.jsonl'), ...options];
    expect(await runEvaluation(services, words, { write: (part) => (text += part) })).toBe(0);
    return text;
  }

  it('npm run eval prints a table of metrics and writes the sections found', async () => {
    const table = await evaluated();

    expect(table).toMatch(/lookup +1 +1\.000 +1\.000 +1\.000 +1\.000/);
    expect(table).toMatch(/AUROC 1\.000/);
    const [first] = (await readFile(join(elsewhere, 'results.jsonl'), 'utf8')).trim().split('\n');
    expect(JSON.parse(first!)).toMatchObject({
      id: 'q1',
      results: [{ file: 'a.md', heading: 'Ports', anchor: 'ports' }, {}],
    });
  });

  it('npm run eval --baseline prints the difference to an earlier run', async () => {
    const run = join(elsewhere, 'run.json');
    await evaluated('--save', run);
    await writeFile(run, (await readFile(run, 'utf8')).replaceAll('"recallAt5": 1', '"recallAt5": 0.4'));

    expect(await evaluated('--baseline', run)).toMatch(/lookup .*1\.000 \(\+0\.600\)/);
  });

  it('npm run eval --ablation prints a row for each changed rule of retrieval', async () => {
    const lines = (await evaluated('--ablation')).trim().split('\n');

    expect(lines[2]).toBe('| **default** | 1.000 | 1.000 | 1.000 | 0 of 5 folds |');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.at(-1)).toMatch(/evaluated on the fifth: 1\.000/);
    for (const line of lines.slice(2, -2)) expect(line).toMatch(/^\| [^|]+( \| [01]\.\d{3}){3} \| \d of 5 folds \|$/);
  });

  it('npm run eval names the line of a malformed question', async () => {
    await set.write({ 'questions.jsonl': `${JSON.stringify(questions[0])}\n{"id": 7}\n` });

    await expect(evaluated()).rejects.toThrow(/questions\.jsonl:2 is malformed at id/);
  });
});
