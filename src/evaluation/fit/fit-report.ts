import { mean } from '../metrics.js';
import { QUESTION_KINDS } from '../question.js';
import type { CoverageReport } from './fit-coverage.js';
import type { UnseenSet } from './leave-one-out.js';

const KINDS = QUESTION_KINDS.filter((kind) => kind !== 'unanswerable');
const TITLES = ['set', 'recall@5', 'nDCG@10', ...KINDS, 'AUROC'];

/**
 * The table "leave one corpus out" in markdown: recall@5 and nDCG@10 of each set, recall@5 of each kind of question, then how
 * well the confidence tells the unanswerable questions apart.
 */
export function describeLeaveOneOut(sets: readonly UnseenSet[], { aurocOf }: CoverageReport): string {
  const rows = sets.map(({ name, overall, recallByKind }) => ({
    name,
    figures: [overall.recallAt5, overall.ndcgAt10, ...KINDS.map((kind) => recallByKind[kind]), aurocOf.get(name)],
  }));
  const means = TITLES.slice(1).map((_, column) => {
    const known = rows.flatMap(({ figures }) => figures[column] ?? []);
    return known.length === 0 ? undefined : mean(known);
  });
  const lines = [...rows, { name: '**mean**', figures: means }].map(
    ({ name, figures }) => `| ${[name, ...figures.map((figure) => figure?.toFixed(3) ?? '–')].join(' | ')} |`,
  );
  return [`| ${TITLES.join(' | ')} |`, `|${'---|'.repeat(TITLES.length)}`, ...lines].join('\n');
}

/** A part of a line about the confidence on sets that its weights have not seen. */
export function describeCoverage({ auroc, answerable, unanswerable }: CoverageReport): string {
  return `AUROC ${auroc.toFixed(3)}; answerable ${shares(answerable)}; unanswerable ${shares(unanswerable)}`;
}

function shares([refused, uncertain]: readonly [number, number]): string {
  return `${(100 * refused).toFixed(1)} % refused, ${(100 * uncertain).toFixed(1)} % uncertain`;
}
