import { chunkOf } from '../../../../test/support/index-builders.js';
import { bundledEncoder } from '../../encoder/bundled-encoder.js';
import { COVERAGE_NAMES, coverageSum, coverageValues } from './coverage.js';
import { LinearRanker } from './linear-ranker.js';

const section = (number: number, file: string, heading: string, text: string) =>
  chunkOf(number, { file, heading, anchor: heading, headingPath: [heading], text });
const ports = section(1, 'ports.md', 'Ports', 'The server listens on port 3000.');
const proxies = section(2, 'ports.md', 'Proxies', 'A proxy forwards kubernetes traffic.');
const colours = section(3, 'colours.md', 'Colours', 'The button has the accent colour of the theme.');
const lexicon = { chunks: 50, frequencies: new Map() };

/** The features of the confidence by name, when `Ports` is the best hit. */
async function featuresOf(query: string, found = [ports, proxies, colours]): Promise<Record<string, number>> {
  const { encoder } = await bundledEncoder();
  const list = found.map((chunk) => ({ chunk, score: 1 }));
  const lists = { dense: list, sparse: list };
  const compared = await new LinearRanker(encoder).compare(query, lists, lexicon);
  const values = coverageValues(
    { query, lists, ...compared },
    compared.hits.map((_, index) => -index),
  );
  return Object.fromEntries(COVERAGE_NAMES.map((name, index) => [name, values[index]!]));
}

describe('the features of the confidence', () => {
  it('sectionLacks is 0 when the section has all words of a question, and tells by how much a missing one is special', async () => {
    expect((await featuresOf('port server')).sectionLacks).toBe(0);
    expect((await featuresOf('terraform port')).sectionLacks).toBeGreaterThan(0.5);
  });

  it('titles is the share of the question that the titles of the best hit have, and is higher for a rarer word', async () => {
    expect((await featuresOf('ports')).titles).toBe(1);
    expect((await featuresOf('theme')).titles).toBe(0);
  });

  it('elsewhere and bestLack say that other hits have words that the best one lacks', async () => {
    const asked = await featuresOf('accent colour');
    const alone = await featuresOf('accent colour', [ports]);

    expect(asked.elsewhere).toBeGreaterThan(alone.elsewhere! + 0.1);
    expect(asked.bestLack).toBeLessThan(alone.bestLack!);
  });

  it('agreement is the share of the five best hits that both searches have', async () => {
    expect((await featuresOf('port')).agreement).toBeCloseTo(0.6);
  });

  it('length takes a question of one word for one of 40 characters, because the sets have no shorter ones', async () => {
    expect((await featuresOf('port')).length).toBe(Math.log(40));
    expect((await featuresOf('x'.repeat(300))).length).toBe(Math.log(120));
  });

  it('all features are finite for a question without words', async () => {
    const values = Object.values(await featuresOf('?'));

    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('coverageSum takes a value that is far from the mean for four deviations from it', () => {
    const weights = { bias: 1, features: [{ name: 'length', mean: 0, deviation: 2, weight: 3 }] };

    expect(coverageSum([2], weights)).toBe(4);
    expect(coverageSum([1000], weights)).toBe(13);
    expect(coverageSum([-1000], weights)).toBe(-11);
  });
});
