import type { DraftChunk } from '../chunking/chunker.js';
import { type SparseVector, sparseVector } from '../sparse-vector.js';
import { termId } from './term-id.js';
import { tokenize } from './tokenize.js';

interface Field {
  readonly weight: number;
  /** How much a long field is held against its terms, 0 to 1. */
  readonly lengthPenalty: number;
  /** Terms in a usual field. A constant, so that a vector depends on its own section alone. */
  readonly usualLength: number;
}

const HEADING: Field = { weight: 4, lengthPenalty: 0.5, usualLength: 3 };
const ANCESTORS: Field = { weight: 1, lengthPenalty: 0.5, usualLength: 6 };
const PROSE: Field = { weight: 1, lengthPenalty: 0.75, usualLength: 150 };
const CODE: Field = { weight: 0.5, lengthPenalty: 0.75, usualLength: 80 };
const SATURATION = 1.2;
/** What a term counts for a stretch that does not hold it, though its section does. */
const ELSEWHERE_IN_SECTION = 0.9;

/**
 * The document side of BM25F for the stretches of one section: each term's weighted, length-normalized and saturated
 * frequency over the fields (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, 2004). The
 * question's side brings the inverse document frequency, so that the inner product of the two is the score.
 *
 * Frequencies are the section's: a stretch is found by what its neighbours say, and ranks first among them where it says
 * it itself.
 */
export function encodeSection(stretches: readonly DraftChunk[]): SparseVector[] {
  const [first] = stretches;
  if (!first) return [];
  const ownTitle = first.chunk.headingPath.at(-1) ?? '';
  const titles = tokenize(first.titles.join('\n'));
  const prose = stretches.map((stretch) => tokenize(stretch.prose));
  const code = stretches.map((stretch) => tokenize(stretch.code));
  const frequencies = new Map<string, number>();
  addField(frequencies, HEADING, tokenize(ownTitle));
  addField(frequencies, ANCESTORS, tokenize(first.titles.filter((title) => title !== ownTitle).join('\n')));
  addField(frequencies, PROSE, prose.flat());
  addField(frequencies, CODE, code.flat());
  return stretches.map((_, index) => toVector(frequencies, new Set([...titles, ...prose[index]!, ...code[index]!])));
}

function addField(frequencies: Map<string, number>, field: Field, terms: readonly string[]): void {
  const norm = 1 - field.lengthPenalty + (field.lengthPenalty * terms.length) / field.usualLength;
  for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + field.weight / norm);
}

function toVector(frequencies: ReadonlyMap<string, number>, own: ReadonlySet<string>): SparseVector {
  const weights = new Map<number, number>();
  for (const [term, frequency] of frequencies) {
    const value = saturate(frequency) * (own.has(term) ? 1 : ELSEWHERE_IN_SECTION);
    const id = termId(term);
    weights.set(id, Math.max(weights.get(id) ?? 0, Math.fround(value)));
  }
  return sparseVector(weights);
}

function saturate(frequency: number): number {
  return (frequency * (SATURATION + 1)) / (SATURATION + frequency);
}
