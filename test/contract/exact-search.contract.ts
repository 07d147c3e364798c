import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { IndexBuild } from '../../src/rag/index-build.js';
import { PgvectorIndex } from '../../src/rag/indexes/pgvector/pgvector.index.js';
import { chunkTable } from '../../src/rag/indexes/pgvector/schema.js';
import { idOf, RECIPE, summaryOf } from '../support/index-builders.js';
import { EVERYTHING, near } from './vector-index-steps.js';

const DIMENSIONS = 16;
const CHUNKS = 20_000;
/** Building an index of neighbours for all chunks takes longer than the other tests together. */
const FEWER = 3_000;
const BEST = 10;

/** Searches of `PgvectorIndex` in 20,000 vectors, compared with the same search in this process. */
export function exactSearchContract(
  store: 'embedded' | 'pgvector',
  optionsOf: () => Promise<PostgresDataSourceOptions>,
): void {
  describe('20,000 random vectors', () => {
    const vectors = Array.from({ length: CHUNKS }, (_, number) => vectorOf(number));
    const questions = Array.from({ length: 20 }, (_, number) => vectorOf(CHUNKS + number));
    let dataSource: DataSource;
    let index: PgvectorIndex;
    let build: IndexBuild;

    beforeAll(async () => {
      dataSource = await new DataSource(await optionsOf()).initialize();
      index = new PgvectorIndex(store, dataSource);
      await index.prepare();
      build = await publishedWith(index, dataSource, vectors);
    });
    afterAll(() => dataSource.destroy());

    /** The part of the first ten of each question that is right. */
    async function overlap(among: readonly number[][]): Promise<number> {
      const searches = questions.map((question) => near(question, BEST));
      const lists = (await index.search(build, searches, EVERYTHING))!;
      const rightOnes = lists.map((hits, number) => {
        const right = bestOf(among, questions[number]!);
        return hits.filter(({ chunk }) => right.has(chunk.id)).length;
      });
      return rightOnes.reduce((sum, count) => sum + count, 0) / (BEST * questions.length);
    }

    it('a search finds exactly the nearest vectors, because no index of neighbours is built for so few', async () => {
      expect(await overlap(vectors)).toBe(1);
    });

    it('a search in an index of neighbours examines so many that nearly all of the first ten are right', async () => {
      const table = chunkTable(build.id);
      await dataSource.query(`DELETE FROM ${table} WHERE chunk->>'id' >= $1`, [idOf(FEWER)]);
      await dataSource.query(`CREATE INDEX ${table}_dense ON ${table} USING hnsw (dense vector_ip_ops)`);

      expect(await overlap(vectors.slice(0, FEWER))).toBeGreaterThan(0.95);
    });

    it('a publication drops the index of neighbours that an older version built for so few', async () => {
      const indexesOf = () =>
        dataSource.query(`SELECT 1 FROM pg_class WHERE relname = $1`, [`${chunkTable(build.id)}_dense`]);
      expect(await indexesOf()).toHaveLength(1);

      await index.publish(build.id, summaryOf());

      expect(await indexesOf()).toEqual([]);
    });
  });
}

/** A build whose chunks are written with SQL: 20,000 chunks as JSON would take longer than the tests. */
async function publishedWith(index: PgvectorIndex, dataSource: DataSource, vectors: number[][]): Promise<IndexBuild> {
  const build = await index.stage({ ...RECIPE, dimensions: DIMENSIONS });
  await dataSource.query(
    `INSERT INTO ${chunkTable(build)} (id, chunk, embedded_hash, content_hash, acl, dense, terms, weights)
     SELECT id::uuid, jsonb_build_object('id', id), '', '', '{everyone}', dense::vector, '{}', '{}'
     FROM unnest($1::text[], $2::text[]) AS given(id, dense)`,
    [vectors.map((_, number) => idOf(number)), vectors.map((vector) => `[${vector}]`)],
  );
  await index.publish(build, summaryOf());
  return (await index.serving())!;
}

/** The ids of the nearest vectors. */
function bestOf(vectors: readonly number[][], question: readonly number[]): ReadonlySet<string> {
  const scored = vectors.map((vector, number) => ({
    id: idOf(number),
    score: vector.reduce((sum, value, place) => sum + value * question[place]!, 0),
  }));
  scored.sort((left, right) => right.score - left.score);
  return new Set(scored.slice(0, BEST).map(({ id }) => id));
}

/** A vector of about length 1 in a direction that depends only on the number. */
function vectorOf(number: number): number[] {
  let state = (number + 1) * 2_654_435_761;
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32 - 0.5;
  };
  const vector = Array.from({ length: DIMENSIONS }, () => next() + next() + next());
  const norm = Math.hypot(...vector);
  return vector.map((value) => Number((value / norm).toFixed(5)));
}
