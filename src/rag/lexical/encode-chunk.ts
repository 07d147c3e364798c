import type { DraftChunk } from '../chunking/chunker.js';
import { type SparseVector, sparseVector } from '../sparse-vector.js';
import { termId } from './term-id.js';
import { tokenize } from './tokenize.js';

interface Field {
  readonly weight: number;
  /** How much a long field is held against its terms, 0 to 1. */
  readonly lengthPenalty: number;
  /** Terms in a usual field. A constant, so that a chunk's vector depends on the chunk alone. */
  readonly usualLength: number;
}

const HEADING: Field = { weight: 2, lengthPenalty: 0.5, usualLength: 3 };
const ANCESTORS: Field = { weight: 1, lengthPenalty: 0.5, usualLength: 6 };
const PROSE: Field = { weight: 1, lengthPenalty: 0.75, usualLength: 90 };
const CODE: Field = { weight: 0.5, lengthPenalty: 0.75, usualLength: 40 };
const SATURATION = 1.2;

/**
 * The document side of BM25F: each term's weighted, length-normalized and saturated frequency over the fields
 * (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, 2004). The question's side brings
 * the inverse document frequency, so that the inner product of the two is the score.
 */
export function encodeChunk(draft: DraftChunk): SparseVector {
  const frequencies = new Map<number, number>();
  const ownTitle = draft.chunk.headingPath.at(-1) ?? '';
  addField(frequencies, HEADING, ownTitle);
  addField(frequencies, ANCESTORS, draft.titles.filter((title) => title !== ownTitle).join('\n'));
  addField(frequencies, PROSE, draft.prose);
  addField(frequencies, CODE, draft.code);
  return sparseVector(new Map([...frequencies].map(([id, frequency]) => [id, saturate(frequency)])));
}

function addField(frequencies: Map<number, number>, field: Field, text: string): void {
  const terms = tokenize(text);
  const norm = 1 - field.lengthPenalty + (field.lengthPenalty * terms.length) / field.usualLength;
  for (const id of terms.map(termId)) frequencies.set(id, (frequencies.get(id) ?? 0) + field.weight / norm);
}

/** Rounded to what every store keeps, so that all of them rank alike. */
function saturate(frequency: number): number {
  return Math.fround((frequency * (SATURATION + 1)) / (SATURATION + frequency));
}
