import { foldsWon, heldBack } from './folds.js';

const scores = (...values: number[]) => Object.fromEntries(values.map((value, index) => [`q${index}`, value]));

describe('folds', () => {
  it('foldsWon counts in how many fifths of the questions a variant is better', () => {
    expect(foldsWon(scores(1, 1, 0, 0, 0, 1), scores(0, 1, 0, 1, 0, 1))).toBe(1);
  });

  it('heldBack chooses a variant on four fifths of the questions and evaluates it on the fifth that is left', () => {
    const steady = { name: 'steady', scores: scores(0.6, 0.6, 0.6, 0.6, 0.6) };
    const lucky = { name: 'lucky', scores: scores(0.9, 0.9, 0.9, 0, 0.2) };

    const { score, chosen } = heldBack([steady, lucky]);

    expect(chosen).toEqual(['steady', 'steady', 'steady', 'lucky', 'lucky']);
    expect(score).toBeCloseTo((0.6 * 3 + 0 + 0.2) / 5, 12);
  });
});
