import { chunkOf } from '../../../test/support/index-builders.js';
import { TOKEN_RULES, tokenize } from '../../text/tokenize.js';
import { BUNDLED_MODEL } from '../encoder/bundled-encoder.js';
import type { Lexicon } from '../index-build.js';
import { termId } from '../lexical/term-id.js';
import { weightsOf } from './ranker/ranker-weights.js';
import { WORD_COVERAGE_NAMES, wordConfidence, wordCoverageValues } from './word-coverage.js';

const weights = weightsOf(BUNDLED_MODEL)!;
const backups = chunkOf(1, { file: 'a.md', heading: 'バックアップ', text: 'データベースを毎晩バックアップします。' });
const ports = chunkOf(2, { file: 'b.md', heading: 'ポート', text: 'サーバーのポートは 3000 です。' });
const terms = [backups, ports].flatMap(({ text }) => [...new Set(tokenize(text))]);
const lexicon: Lexicon = { chunks: 100, frequencies: new Map(terms.map((term) => [termId(term), 2])) };
const searchFor = (query: string, score: number) => ({
  query,
  sparse: [
    { chunk: backups, score },
    { chunk: ports, score: 1 },
  ],
  lexicon,
  rules: TOKEN_RULES,
});

describe('wordConfidence', () => {
  it('wordConfidence is higher for a question whose words the best section has than for one about another subject', () => {
    const covered = wordConfidence(searchFor('データベースのバックアップ', 30), weights);
    const other = wordConfidence(searchFor('データベースの暗号化と証明書の更新', 10), weights);

    expect(covered).toBeGreaterThan(other);
    expect(covered).toBeLessThanOrEqual(1);
  });

  it('wordConfidence is 0 when the search by words found nothing', () => {
    expect(wordConfidence({ ...searchFor('暗号化', 0), sparse: [] }, weights)).toBe(0);
  });

  it('wordCoverageValues gives one number for each feature that has a weight, also for a question without words', () => {
    const values = wordCoverageValues({ ...searchFor('?', 0), sparse: [] });

    expect(values).toHaveLength(WORD_COVERAGE_NAMES.length);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(weights.wordCoverage.features.map(({ name }) => name)).toEqual(WORD_COVERAGE_NAMES);
  });
});
