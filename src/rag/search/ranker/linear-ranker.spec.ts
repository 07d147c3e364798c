import { jest } from '@jest/globals';
import { chunkOf, idOf } from '../../../../test/support/index-builders.js';
import type { Chunk } from '../../chunk.js';
import { BUNDLED_MODEL, bundledEncoder } from '../../encoder/bundled-encoder.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import { COMPARED_ROWS } from '../../limits.js';
import type { IndexHit } from '../../vector-index.js';
import { ChunkViews } from './chunk-views.js';
import { COVERAGE_NAMES } from './coverage.js';
import { FEATURES } from './features.js';
import { LinearRanker } from './linear-ranker.js';
import { weightsOf } from './ranker-weights.js';

const lexicon = { chunks: 3, frequencies: new Map() };
const weights = weightsOf(BUNDLED_MODEL)!;
const section = (number: number, heading: string, text: string): Chunk =>
  chunkOf(number, { heading, headingPath: [heading], text });
const backups = section(1, 'Backups', 'Copy the database every night to another machine, so that no data is lost.');
const colours = section(2, 'Colours', 'The button of the panel has the accent colour of the theme.');
const ports = section(3, 'Ports', 'The server listens on port 3000.');

describe('LinearRanker', () => {
  let encoder: StaticEncoder;
  beforeAll(async () => {
    encoder = (await bundledEncoder()).encoder;
  });

  const hits = (chunks: readonly Chunk[], score = 0.1): IndexHit[] => chunks.map((chunk) => ({ chunk, score }));
  const ranking = (queries: readonly string[], dense: readonly Chunk[], sparse: readonly Chunk[] = []) =>
    new LinearRanker(encoder).rank(
      queries,
      queries.map(() => ({ dense: hits(dense), sparse: hits(sparse, 3) })),
      lexicon,
      weights,
    );
  const rank = async (...found: Parameters<typeof ranking>) => (await ranking(...found)).hits;

  it('rank has more confidence in an answer that has the words of the question than in one without its subject', async () => {
    const { confidence: right } = await ranking(['which port does the server use'], [ports, colours], [ports]);
    const { confidence: wrong } = await ranking(
      ['which kubernetes operator does the server use'],
      [ports, colours],
      [ports],
    );
    const { confidence: best } = await ranking(
      ['which kubernetes operator', 'which port does the server use'],
      [ports],
      [ports],
    );

    expect(right).toBeGreaterThan(wrong);
    expect(best).toBeGreaterThan(wrong);
  });

  it('rank puts a section first whose words mean the same as those of the question', async () => {
    const ranked = await rank(['how do I keep my files safe when the disk breaks'], [colours, ports, backups]);

    expect(ranked.map(({ chunk }) => chunk.id)[0]).toBe(idOf(1));
  });

  it('rank returns each chunk of both lists once, the best with the score 0.5', async () => {
    const ranked = await rank(['accent colour of the button'], [ports, colours], [colours]);

    expect(ranked.map(({ chunk }) => chunk.heading)).toEqual(['Colours', 'Ports']);
    expect(ranked[0]!.score).toBe(0.5);
    expect(ranked[1]!.score).toBeGreaterThan(0);
  });

  it('rank does not depend on how a store rounds similarities', async () => {
    const [one, other] = await Promise.all(
      [0.1, 0.1 + 1e-7].map((score) =>
        new LinearRanker(encoder).rank(
          ['port of the server'],
          [{ dense: hits([backups, ports, colours], score), sparse: [] }],
          lexicon,
          weights,
        ),
      ),
    );

    expect(one).toEqual(other);
  });

  it('rank gives every phrasing the same weight', async () => {
    const ranked = await rank(
      ['accent colour of the button', 'which port does the server use'],
      [backups, colours, ports],
    );

    expect(ranked.map(({ chunk }) => chunk.heading).at(-1)).toBe('Backups');
  });

  it('rank compares only the words that say most of a question with 420 different words', async () => {
    const words = 'The of and to in is which where when how under over about after before between while during against';
    const question = `${words} ${Array.from({ length: 400 }, (_, number) => `x${number}`).join(' ')} database`;
    const compared = jest.spyOn(encoder, 'cosinesWith');

    await rank([question], [backups, colours, ports]);

    const asked = compared.mock.calls.flatMap(([rows]) => rows);
    compared.mockRestore();
    expect(asked).toHaveLength(COMPARED_ROWS);
    const [the] = encoder.rowsOf('the');
    expect(asked).not.toContain(the);
  });

  it('rank leaves the event loop free between the chunks that it compares', async () => {
    const sections = Array.from({ length: 40 }, (_, number) => section(number, `Part ${number}`, 'The port is 3000.'));
    let turns = 0;
    let immediate = setImmediate(function count() {
      turns += 1;
      immediate = setImmediate(count);
    });

    const ranked = await rank(['which port'], sections);

    clearImmediate(immediate);
    expect(ranked).toHaveLength(40);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('the weights of the bundled encoder name every feature once', () => {
    expect(weights.features.map(({ name }) => name).toSorted()).toEqual(Object.keys(FEATURES).toSorted());
  });

  it('the weights of the bundled encoder have the features of the confidence in their order', () => {
    expect(weights.coverage.features.map(({ name }) => name)).toEqual(COVERAGE_NAMES);
  });

  it('weightsOf has no weights for other models', () => {
    expect(weightsOf('text-embedding-3-small')).toBeUndefined();
  });

  it('ChunkViews reads a chunk again when its text changed', () => {
    const views = new ChunkViews(encoder);
    const before = views.of(ports);

    expect(views.of({ ...ports })).toBe(before);
    expect(views.of({ ...ports, text: 'Another text.' })).not.toBe(before);
  });
});
