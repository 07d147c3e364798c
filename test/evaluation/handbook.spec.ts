import { SystemClock } from '../../src/common/clock.js';
import { readCorpus } from '../../src/content/corpus-reader.js';
import { splitSections } from '../../src/content/markdown/sections.js';
import { runEvaluationSet } from '../../src/evaluation/evaluation-run.js';
import { readQuestions } from '../../src/evaluation/question.js';
import { LocalEmbedder } from '../../src/rag/embedders/local.embedder.js';
import { MemoryIndex } from '../../src/rag/indexes/memory.index.js';
import { Ranking } from '../../src/rag/search/ranking.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';

const DIRECTORY = 'test/evaluation/handbook';

/** The lowest allowed metrics. Increase them when retrieval becomes better. */
const FLOOR = { recallAt5: 0.87, ndcgAt10: 0.78, auroc: 0.95, recallInContext: 0.9 };

describe('evaluation of the handbook', () => {
  it('the evaluation set of the handbook has at least 40 questions, and every expected section exists', async () => {
    const questions = await readQuestions(DIRECTORY);
    const { pages } = await readCorpus('handbook');
    const sections = pages.flatMap((page) =>
      splitSections(page.markdown).map((section) => `${page.path}#${section.anchor} ${section.heading}`),
    );
    const named = questions.flatMap((question) =>
      question.expected.flatMap(({ alt, ...section }) => [section, ...alt]),
    );

    expect(questions.length).toBeGreaterThanOrEqual(40);
    expect(
      named
        .map(({ file, anchor, heading }) => `${file}#${anchor} ${heading}`)
        .filter((name) => !sections.includes(name)),
    ).toEqual([]);
  });

  it('retrieval with the bundled encoder finds the expected sections of the handbook', async () => {
    const workers = new SameThreadWorkers();
    const tools = {
      index: new MemoryIndex(),
      embedder: new LocalEmbedder(workers),
      clock: new SystemClock(),
      ranking: new Ranking(),
      workers,
    };

    const { evaluation } = await runEvaluationSet({ directory: DIRECTORY, corpus: 'handbook' }, tools);

    expect(evaluation.byKind.overall!.recallAt5).toBeGreaterThanOrEqual(FLOOR.recallAt5);
    expect(evaluation.byKind.overall!.ndcgAt10).toBeGreaterThanOrEqual(FLOOR.ndcgAt10);
    expect(evaluation.byKind.in_context!.recallAt5).toBeGreaterThanOrEqual(FLOOR.recallInContext);
    expect(evaluation.separation!.auroc).toBeGreaterThanOrEqual(FLOOR.auroc);
  }, 300_000);
});
