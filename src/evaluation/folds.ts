/** nDCG@10 by the id of a question. */
export type QuestionScores = Readonly<Record<string, number>>;

/** A variant of the rules with its score for every question. */
export interface Scored {
  readonly name: string;
  readonly scores: QuestionScores;
}

/** Into how many equal parts the questions are divided. */
export const FOLDS = 5;

/** In how many folds of the questions the mean score of `one` is higher than that of `other`. */
export function foldsWon(one: QuestionScores, other: QuestionScores): number {
  return folds(Object.keys(other)).filter((ids) => meanOf(one, ids) > meanOf(other, ids)).length;
}

/**
 * Estimates by cross-validation how good the best candidate is for new questions: for each fold, the candidate with the best
 * mean on all other folds is chosen, and its scores on this fold count.
 */
export function heldBack(candidates: readonly Scored[]): {
  readonly score: number;
  readonly chosen: readonly string[];
} {
  const ids = Object.keys(candidates[0]!.scores);
  const judged = folds(ids).map((fold) => {
    const others = ids.filter((id) => !fold.includes(id));
    const best = candidates.reduce((left, right) =>
      meanOf(right.scores, others) > meanOf(left.scores, others) ? right : left,
    );
    return { name: best.name, total: meanOf(best.scores, fold) * fold.length };
  });
  return {
    score: judged.reduce((sum, { total }) => sum + total, 0) / Math.max(1, ids.length),
    chosen: judged.map(({ name }) => name),
  };
}

/** Every fifth question, so that each fold has questions of every kind. */
function folds(ids: readonly string[]): string[][] {
  return Array.from({ length: FOLDS }, (_, fold) => ids.filter((_id, index) => index % FOLDS === fold)).filter(
    ({ length }) => length > 0,
  );
}

function meanOf(scores: QuestionScores, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + (scores[id] ?? 0), 0) / Math.max(1, ids.length);
}
