const RECALL_AT = 5;
export const RANK_AT = 10;

/** The metrics of one question, or their means. All are between 0 and 1; higher is better. */
export interface RankMetrics {
  /** 1 when an expected section has the first rank. */
  readonly hitAt1: number;
  readonly recallAt5: number;
  readonly mrrAt10: number;
  readonly ndcgAt10: number;
}

/** Metrics of one question from the rank (1 is best, Infinity is not found) of each section that it needs. */
export function rankMetrics(ranks: readonly number[]): RankMetrics {
  const first = Math.min(...ranks);
  const gain = ranks.reduce((sum, rank) => sum + discount(rank), 0);
  const ideal = ranks.reduce((sum, _, index) => sum + discount(index + 1), 0);
  return {
    hitAt1: first === 1 ? 1 : 0,
    recallAt5: ranks.filter((rank) => rank <= RECALL_AT).length / ranks.length,
    mrrAt10: 1 / first,
    ndcgAt10: Math.min(1, gain / ideal),
  };
}

/** The rank of the hit at an index, which is -1 when there is none. */
export function rankOf(index: number): number {
  return index < 0 ? Infinity : index + 1;
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 1);
}

export function meanMetrics(metrics: readonly RankMetrics[]): RankMetrics {
  const meanOf = (member: keyof RankMetrics) => mean(metrics.map((one) => one[member]));
  return {
    hitAt1: meanOf('hitAt1'),
    recallAt5: meanOf('recallAt5'),
    mrrAt10: meanOf('mrrAt10'),
    ndcgAt10: meanOf('ndcgAt10'),
  };
}

/** How well the score of the best passage separates answerable questions from unanswerable ones. */
export interface Separation {
  /** The probability that an answerable question scores higher than an unanswerable one; 0.5 means by chance. */
  readonly auroc: number;
  /** The score from which on questions count as answerable; the value with the highest sum of `kept` and `rejected`. */
  readonly threshold: number;
  /** Share of the answerable questions with this score or more. */
  readonly kept: number;
  /** Share of the unanswerable questions with a lower score. */
  readonly rejected: number;
}

/** How well a score separates answerable questions from unanswerable ones; undefined when either kind is missing. */
export function separation(answerable: readonly number[], unanswerable: readonly number[]): Separation | undefined {
  if (answerable.length === 0 || unanswerable.length === 0) return undefined;
  const wins = answerable.flatMap((yes) => unanswerable.map((no) => (yes > no ? 1 : yes === no ? 0.5 : 0)));
  const candidates = [...answerable, ...unanswerable].filter(Number.isFinite).map((threshold) => ({
    threshold,
    kept: answerable.filter((score) => score >= threshold).length / answerable.length,
    rejected: unanswerable.filter((score) => score < threshold).length / unanswerable.length,
  }));
  const best = candidates.reduce((left, right) =>
    right.kept + right.rejected > left.kept + left.rejected ? right : left,
  );
  return { auroc: mean(wins), ...best };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The percentile of the values; `share` is between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
