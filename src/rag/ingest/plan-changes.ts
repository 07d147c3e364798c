import type { ChunkHashes } from '../vector-index.js';
import type { DraftEntry } from './draft-entry.js';
import type { ChangeCounts } from './ingest-summary.js';

/** Entries of some pages, in order. */
export interface CorpusPart {
  readonly entries: readonly DraftEntry[];
  /** How many pages these entries complete. */
  readonly pages: number;
}

/** An entry that has to be written. */
export interface Change {
  readonly entry: DraftEntry;
  /** False when its embedded text is the same but, for example, not its place or its access rights: it keeps its vector. */
  readonly needsVector: boolean;
}

/** Finds the changes after which a build contains exactly the chunks of a corpus, part by part. */
export class ChangePlan {
  private readonly wanted = new Set<string>();
  private readonly changedFiles = new Set<string>();
  private readonly counted = { added: 0, updated: 0, unchanged: 0, tokens: 0 };
  private pagesSeen = 0;
  private toEmbed = 0;

  /** @param pages of the whole corpus */
  constructor(
    private readonly stored: ReadonlyMap<string, ChunkHashes>,
    private readonly pages: number,
  ) {}

  /** The entries of a part that are new or changed. */
  add({ entries, pages }: CorpusPart): Change[] {
    this.pagesSeen += pages;
    return entries.flatMap((entry) => this.changeOf(entry) ?? []);
  }

  private changeOf(entry: DraftEntry): Change | undefined {
    const { chunk, hashes } = entry.indexed;
    const stored = this.stored.get(chunk.id);
    this.wanted.add(chunk.id);
    if (stored?.content === hashes.content) {
      this.counted.unchanged += 1;
      return undefined;
    }
    this.changedFiles.add(chunk.file);
    this.counted[stored ? 'updated' : 'added'] += 1;
    const needsVector = stored?.embedded !== hashes.embedded;
    if (needsVector) {
      this.counted.tokens += chunk.tokenCount;
      this.toEmbed += 1;
    }
    return { entry, needsVector };
  }

  /** How many chunks need a vector: an estimate until all parts are added. */
  get total(): number {
    if (this.pagesSeen === 0) return this.toEmbed;
    return Math.round((this.toEmbed * Math.max(this.pages, this.pagesSeen)) / this.pagesSeen);
  }

  /** Ids of stored chunks that no page has any more. Add all parts before. */
  get toRemove(): readonly string[] {
    return [...this.stored.keys()].filter((id) => !this.wanted.has(id));
  }

  get counts(): ChangeCounts {
    return { ...this.counted, removed: this.toRemove.length, changedPages: this.changedFiles.size };
  }
}
