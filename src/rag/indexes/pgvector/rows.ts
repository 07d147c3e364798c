import { setImmediate } from 'node:timers/promises';
import { inBatches } from '../../../common/batches.js';
import type { Chunk } from '../../chunk.js';
import type { IndexBuild } from '../../index-build.js';
import type { IndexedChunk } from '../../vector-index.js';

export interface BuildRow {
  readonly id: string;
  readonly model: string;
  readonly dimensions: number;
  readonly chunker_version: string;
  readonly version: number;
  readonly pages: number;
  readonly chunks: number;
  readonly indexed_at: Date;
  readonly corpus_hash: string;
  readonly folder: string | null;
  readonly replaced_at: Date | null;
}

export function toBuild(row: BuildRow): IndexBuild {
  return {
    id: row.id,
    model: row.model,
    dimensions: row.dimensions,
    chunkerVersion: row.chunker_version,
    revision: row.version,
    pages: row.pages,
    chunks: row.chunks,
    indexedAt: row.indexed_at,
    corpusHash: row.corpus_hash,
    folder: row.folder ?? undefined,
  };
}

export interface ChunkRow {
  readonly id: string;
  readonly chunk: Chunk;
  readonly embedded_hash: string;
  readonly content_hash: string;
  readonly dense?: string;
  readonly terms: string;
  readonly weights: string;
}

/** Chunks whose vectors are written as text in one turn of the event loop: 8 vectors of 1,536 numbers take about 5 ms. */
const ROWS_AT_ONCE = 8;

/** The rows of many chunks. Other work can run between them. */
export async function toChunkRows(chunks: readonly IndexedChunk[]): Promise<ChunkRow[]> {
  const rows: ChunkRow[] = [];
  for (const batch of inBatches(chunks, ROWS_AT_ONCE)) {
    rows.push(...batch.map(toChunkRow));
    await setImmediate();
  }
  return rows;
}

function toChunkRow({ chunk, hashes, dense, sparse }: IndexedChunk): ChunkRow {
  return {
    id: chunk.id,
    chunk,
    embedded_hash: hashes.embedded,
    content_hash: hashes.content,
    dense: dense && toVector(dense),
    terms: `{${sparse.indices.join(',')}}`,
    weights: `{${sparse.values.join(',')}}`,
  };
}

export function toVector(values: readonly number[]): string {
  return `[${values.join(',')}]`;
}
