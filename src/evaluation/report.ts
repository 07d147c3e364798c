import type { Evaluation } from './evaluate.js';
import type { RankMetrics } from './metrics.js';

const COLUMNS: readonly (readonly [title: string, member: keyof RankMetrics])[] = [
  ['hit@1', 'hitAt1'],
  ['recall@5', 'recallAt5'],
  ['MRR@10', 'mrrAt10'],
  ['nDCG@10', 'ndcgAt10'],
];

/** The metrics of an evaluation as a table. With a baseline, each one is followed by its difference to that run. */
export function describeEvaluation(evaluation: Evaluation, baseline?: Evaluation): string {
  const kinds = Object.entries(evaluation.byKind).map(([kind, row]) => {
    const cells = COLUMNS.map(([, member]) => figure(row[member], baseline?.byKind[kind]?.[member]));
    return line([kind, String(row.count), ...cells]);
  });
  const titles = line(['kind', 'n', ...COLUMNS.map(([title]) => title)]);
  return [titles, ...kinds, ...separationLines(evaluation, baseline), timeLine(evaluation)].join('\n');
}

function separationLines({ separation }: Evaluation, baseline?: Evaluation): string[] {
  if (!separation) return [];
  const { auroc, threshold, kept, rejected } = separation;
  const best = `threshold ${threshold.toFixed(3)} keeps ${percent(kept)} of the answerable and rejects ${percent(rejected)}`;
  return [`unanswerable: AUROC ${figure(auroc, baseline?.separation?.auroc).trim()}, ${best} of the unanswerable`];
}

function timeLine({ milliseconds, embeddingMilliseconds }: Evaluation): string {
  const { p50, p99 } = milliseconds;
  return `a query: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, after embedding (p50 ${embeddingMilliseconds.p50.toFixed(1)} ms)`;
}

function line([first = '', second = '', ...cells]: readonly string[]): string {
  return first.padEnd(14) + second.padStart(4) + cells.map((cell) => cell.padStart(16)).join('');
}

function figure(value: number, before?: number): string {
  if (before === undefined) return value.toFixed(3);
  const difference = value - before;
  return `${value.toFixed(3)} (${difference < 0 ? '' : '+'}${difference.toFixed(3)})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
