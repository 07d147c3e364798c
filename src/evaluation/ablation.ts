import { type EmbedderProfile, profileOf } from '../rag/embedder-profile.js';
import { type Field, LEXICAL, type LexicalSettings } from '../rag/lexical/lexical-settings.js';
import { Ranking, type RankingRules } from '../rag/search/ranking.js';
import { TOKEN_RULES, type TokenRules } from '../text/tokenize.js';
import { CachedEmbedder } from './cached-embedder.js';
import type { Evaluation } from './evaluate.js';
import { type EvaluationSet, type EvaluationTools, runEvaluationSet } from './evaluation-run.js';
import { FOLDS, foldsWon, heldBack, type Scored } from './folds.js';

const NOTHING: Field = { weight: 0, lengthPenalty: 0, usualLength: 1 };

/** The default rules of retrieval, then variants in which one rule is omitted or changed. */
const VARIANTS: readonly (readonly [name: string, changes: Partial<RankingRules>])[] = [
  ['**default**', {}],
  ['headings weigh 2 instead of 4', words({ heading: { ...LEXICAL.heading, weight: 2 } })],
  ['no heading field', words({ heading: NOTHING })],
  ['no titles of chapter, page and parents', words({ ancestors: NOTHING })],
  ['code not searched by words', words({ code: NOTHING })],
  ['chunks only by their own words', words({ elsewhereInSection: 0 })],
  ['no stemming', terms({ stems: false })],
  ['no stop words', terms({ stopWords: false })],
  ['identifiers only by their parts', terms({ identifiers: false })],
  ['a weighted sum of both searches instead of the ranker', ranked({})],
  ['words only, no encoder', ranked({ denseWeight: 0 })],
  ['the encoder decides half instead of a third', ranked({ denseWeight: 0.5 })],
  ['encoder alone', ranked({ denseWeight: 1 })],
  ['similarities always scaled to 0 … 1', ranked({ usualRange: Number.EPSILON })],
  ['several passages of one section', { severalPerSection: true }],
  ['scores without confidence', { weighConfidence: false }],
];

function words(change: Partial<LexicalSettings>): Partial<RankingRules> {
  return { lexical: { ...LEXICAL, ...change } };
}

function terms(change: Partial<TokenRules>): Partial<RankingRules> {
  return words({ tokens: { ...TOKEN_RULES, ...change } });
}

function ranked(change: Partial<EmbedderProfile>): Partial<RankingRules> {
  return { weightsOf: () => undefined, profileOf: (model) => ({ ...profileOf(model), ...change }) };
}

/** Evaluates a set once with each variant of the rules. @returns a markdown table. */
export async function ablation(
  set: EvaluationSet,
  { createIndex, embedder, clock, workers }: AblationTools,
): Promise<string> {
  const cached = new CachedEmbedder(embedder);
  const rows: Row[] = [];
  for (const [name, changes] of VARIANTS) {
    const tools = { index: createIndex(), embedder: cached, clock, workers, ranking: new Ranking(changes) };
    const { evaluation } = await runEvaluationSet(set, tools);
    rows.push({ name, evaluation, scores: evaluation.byQuestion });
  }
  const head = ['| Configuration | recall@5 | nDCG@10 | AUROC | better than default |', '|---|---|---|---|---|'];
  return [...head, ...rows.map((one) => row(one, rows[0]!)), '', heldBackLine(rows)].join('\n');
}

interface Row extends Scored {
  readonly evaluation: Evaluation;
}

export interface AblationTools extends Pick<EvaluationTools, 'embedder' | 'clock' | 'workers'> {
  /** Creates the empty index that each variant needs. */
  readonly createIndex: () => EvaluationTools['index'];
}

function row({ name, evaluation: { byKind, separation }, scores }: Row, standard: Row): string {
  const figures = [byKind.overall?.recallAt5, byKind.overall?.ndcgAt10, separation?.auroc].map(
    (value) => value?.toFixed(3) ?? '–',
  );
  return `| ${[name, ...figures, `${foldsWon(scores, standard.scores)} of ${FOLDS} folds`].join(' | ')} |`;
}

function heldBackLine(rows: readonly Row[]): string {
  const { score, chosen } = heldBack(rows);
  return `Chosen by nDCG@10 on four folds and evaluated on the fifth: ${score.toFixed(3)} (${chosen.join('; ')}).`;
}
