import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SystemClock } from '../../src/common/clock.js';
import { readAnswerQuestions, readCorpora, UNANSWERABLE } from '../../src/evaluation/answers/answer-question.js';
import { gradeShares } from '../../src/evaluation/answers/answers-report.js';
import { runAnswers } from '../../src/evaluation/answers/answers-run.js';
import { LocalEmbedder } from '../../src/rag/embedders/local.embedder.js';
import { MemoryIndex } from '../../src/rag/indexes/memory.index.js';
import { Ranking } from '../../src/rag/search/ranking.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';

const DIRECTORY = 'test/evaluation/answers';

/** Grades slightly below the measured ones. Change them when the answers become better. */
const LIMITS = { tuning: { good: 0.84, wrong: 0.03 }, 'held-out': { good: 0.72, wrong: 0.04 } };

describe('evaluation of the answers without a model', () => {
  it('the set of answers has at least 120 questions, half of them held out, and every page that they name exists', async () => {
    const questions = await readAnswerQuestions(DIRECTORY);
    const corpora = await readCorpora(DIRECTORY);
    const pages = questions.flatMap(({ corpus, page, mayCite }) =>
      [...mayCite, ...((page ?? '') ? [page!] : [])].map((path) => join(corpora.get(corpus)!, path)),
    );
    const count = (is: (question: (typeof questions)[number]) => boolean) => questions.filter(is).length;

    expect(questions.length).toBeGreaterThanOrEqual(120);
    expect(count(({ half }) => half === 'held-out')).toBe(Math.floor(questions.length / 2));
    expect(count(({ kind }) => kind === UNANSWERABLE) / questions.length).toBeGreaterThan(0.1);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(pages.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('the answers without a model are good as often as measured, and seldom wrong', async () => {
    const workers = new SameThreadWorkers();
    const graded = await runAnswers(DIRECTORY, {
      createIndex: () => new MemoryIndex(),
      embedder: new LocalEmbedder(workers),
      clock: new SystemClock(),
      ranking: new Ranking(),
      workers,
    });

    for (const half of ['tuning', 'held-out'] as const) {
      const { overall } = gradeShares(graded, half);
      expect(overall!.good).toBeGreaterThanOrEqual(LIMITS[half].good);
      expect(overall!.wrong).toBeLessThanOrEqual(LIMITS[half].wrong);
    }
  }, 300_000);
});
