import type { ChunkHashes } from '../vector-index.js';
import type { DraftEntry } from './draft-entry.js';

/** The changes after which a build contains exactly the given chunks. */
export interface ChangePlan {
  /** New chunks, and chunks whose embedded text changed. */
  readonly toEmbed: readonly DraftEntry[];
  /** Chunks whose embedded text is the same but, for example, not their place or access rights. They keep their vectors. */
  readonly toAmend: readonly DraftEntry[];
  /** Ids of stored chunks that no page has any more. */
  readonly toRemove: readonly string[];
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Compares the wanted chunks with the stored hashes. */
export function planChanges(entries: readonly DraftEntry[], stored: ReadonlyMap<string, ChunkHashes>): ChangePlan {
  const hashesOf = (entry: DraftEntry) => stored.get(entry.indexed.chunk.id);
  const changed = entries.filter((entry) => hashesOf(entry)?.content !== entry.indexed.hashes.content);
  const hasVector = (entry: DraftEntry) => hashesOf(entry)?.embedded === entry.indexed.hashes.embedded;
  const wanted = new Set(entries.map((entry) => entry.indexed.chunk.id));
  const added = changed.filter((entry) => hashesOf(entry) === undefined).length;
  return {
    toEmbed: changed.filter((entry) => !hasVector(entry)),
    toAmend: changed.filter(hasVector),
    toRemove: [...stored.keys()].filter((id) => !wanted.has(id)),
    added,
    updated: changed.length - added,
    unchanged: entries.length - changed.length,
  };
}
