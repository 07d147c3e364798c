import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswerQuestions, readCorpora, UNANSWERABLE } from '../../src/evaluation/answers/answer-question.js';

const DIRECTORY = 'test/evaluation/answers';

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
});
