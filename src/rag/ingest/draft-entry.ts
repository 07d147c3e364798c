import { createHash } from 'node:crypto';
import type { CorpusPage } from '../../content/page.js';
import { chunkPage, type DraftChunk } from '../chunking/chunker.js';
import { encodeSection } from '../lexical/encode-section.js';
import { LEXICAL, type LexicalSettings } from '../lexical/lexical-settings.js';
import type { SparseVector } from '../sparse-vector.js';
import type { IndexedChunk } from '../vector-index.js';

/** Stretches of one section that are scored together. Bounds what a page without headings costs. */
const SECTION_SPAN = 8;

/** A chunk that is ready but for its dense vector, which `embedded` gives. */
export interface DraftEntry {
  readonly indexed: Omit<IndexedChunk, 'dense'>;
  readonly embedded: string;
}

export function entriesOf(page: CorpusPage, settings: LexicalSettings = LEXICAL): DraftEntry[] {
  return sectionsOf(chunkPage(page)).flatMap((stretches) => {
    const vectors = encodeSection(stretches, settings);
    return stretches.map((stretch, index) => toEntry(stretch, vectors[index]!));
  });
}

function sectionsOf(drafts: readonly DraftChunk[]): DraftChunk[][] {
  const sections: DraftChunk[][] = [];
  for (const draft of drafts) {
    if (draft.chunk.position % SECTION_SPAN === 0) sections.push([draft]);
    else sections.at(-1)!.push(draft);
  }
  return sections;
}

function toEntry(draft: DraftChunk, sparse: SparseVector): DraftEntry {
  const embedded = embeddedText(draft);
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
