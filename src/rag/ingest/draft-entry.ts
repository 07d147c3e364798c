import { createHash } from 'node:crypto';
import type { DraftChunk } from '../chunking/chunker.js';
import { encodeChunk } from '../lexical/encode-chunk.js';
import type { IndexedChunk } from '../vector-index.js';

/** A chunk that is ready but for its dense vector, which `embedded` gives. */
export interface DraftEntry {
  readonly indexed: Omit<IndexedChunk, 'dense'>;
  readonly embedded: string;
}

export function toDraftEntry(draft: DraftChunk): DraftEntry {
  const embedded = embeddedText(draft);
  const sparse = encodeChunk(draft);
  const hashes = { embedded: hashOf(embedded), content: hashOf(JSON.stringify([draft.chunk, embedded, sparse])) };
  return { indexed: { chunk: draft.chunk, hashes, sparse }, embedded };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The titles above give a short passage its subject. Code confuses sentence encoders; words carry it. */
function embeddedText({ titles, prose, code }: DraftChunk): string {
  return `${titles.join('. ')}.\n${prose || code}`;
}
