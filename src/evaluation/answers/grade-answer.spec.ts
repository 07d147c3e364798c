import type { AnswerQuestion } from './answer-question.js';
import { describeAnswers, describeFaults, gradeShares } from './answers-report.js';
import { type GivenAnswer, gradeAnswer } from './grade-answer.js';

const QUESTION: AnswerQuestion = {
  id: 'q1',
  half: 'tuning',
  corpus: 'garden',
  kind: 'howto',
  question: 'how do i water',
  mustContain: ['two cans', ['morning', 'sunrise']],
  mustNotContain: ['NOTE]'],
  mayCite: ['01-garden/02-growing/03-watering.md'],
};

const answer = (text: string, members: Partial<GivenAnswer> = {}): GivenAnswer => ({
  text,
  citations: ['/garden/growing/watering#taps'],
  stance: 'sure',
  ...members,
});

describe('gradeAnswer', () => {
  it.each<[string, Partial<GivenAnswer> & { text: string }, string]>([
    ['all required texts and the right page', { text: 'Use **two `cans`** in the\nMorning.' }, 'good'],
    ['all required texts, marked as a possible answer', { text: 'two cans at sunrise', stance: 'unsure' }, 'good'],
    ['one of two required texts', { text: 'Take two cans.' }, 'partly'],
    ['all required texts from another page', { text: 'two cans, morning', citations: ['/other'] }, 'partly'],
    ['only the right page', { text: 'Dogs.' }, 'partly'],
    ['a refusal that names the right page', { text: 'It is not covered.', stance: 'refused' }, 'partly'],
    ['a refusal', { text: 'It is not covered.', stance: 'refused', citations: [] }, 'useless'],
    ['a wrong quotation that is marked', { text: 'Dogs.', stance: 'unsure', citations: ['/other'] }, 'useless'],
    ['a wrong quotation without a mark', { text: 'Dogs.', citations: ['/other'] }, 'wrong'],
    ['a forbidden text', { text: '[!NOTE] two cans in the morning' }, 'wrong'],
  ])('an answer with %s has its grade', (_what, { text, ...members }, grade) => {
    expect(gradeAnswer(QUESTION, answer(text, members))).toBe(grade);
  });

  it.each([
    ['refused', 'good'],
    ['unsure', 'partly'],
    ['sure', 'wrong'],
  ] as const)('an answer to an unanswerable question that is %s has the grade %s', (stance, grade) => {
    const question = { ...QUESTION, kind: 'unanswerable', mustContain: [], mayCite: [] };

    expect(gradeAnswer(question, answer('Dogs.', { stance }))).toBe(grade);
  });
});

describe('describeAnswers', () => {
  const graded = [
    { question: QUESTION, answer: answer('a'), grade: 'good' as const },
    { question: { ...QUESTION, id: 'q2' }, answer: answer('b'), grade: 'wrong' as const },
    { question: { ...QUESTION, id: 'q3', half: 'held-out' as const }, answer: answer('c'), grade: 'useless' as const },
  ];

  it('gradeShares counts each half alone', () => {
    expect(gradeShares(graded, 'tuning').overall).toEqual({ count: 2, good: 0.5, partly: 0, useless: 0, wrong: 0.5 });
    expect(gradeShares(graded, 'held-out').howto).toMatchObject({ count: 1, useless: 1 });
  });

  it('describeAnswers prints a table for each half, and describeFaults only answers of the tuning half', () => {
    expect(describeAnswers(graded)).toMatch(
      /tuning .*\nhowto +2 +50 % +0 % +0 % +50 %\noverall .*\nanswerable: 0 % refused, 0 % marked as uncertain.*\n\nheld-out/,
    );
    expect(describeFaults(graded)).toContain('q2');
    expect(describeFaults(graded)).not.toMatch(/q1|q3/);
  });
});
