import { createHash } from 'node:crypto';
import { inBatches } from '../../common/batches.js';
import type { CorpusPage } from '../../content/page.js';
import { chunkPage, type DraftChunk } from '../chunking/chunker.js';
import { encodeSection } from '../lexical/encode-section.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import type { SparseVector } from '../sparse-vector.js';
import type { IndexedChunk } from '../vector-index.js';

/** How many chunks of one section are scored together. Bounds what a page without headings costs. */
const SECTION_SPAN = 8;

/** A chunk that lacks only its dense vector, which is made of `embedded`. */
export interface DraftEntry {
  readonly indexed: Omit<IndexedChunk, 'dense'>;
  readonly embedded: string;
}

export function entriesOf(page: CorpusPage, settings: LexicalSettings): DraftEntry[] {
  const spans = chunkPage(page).flatMap((section) => inBatches(section, SECTION_SPAN));
  return spans.flatMap((drafts) => {
    const vectors = encodeSection(drafts, settings);
    return drafts.map((draft, index) => toEntry(draft, vectors[index]!));
  });
}

function toEntry(draft: DraftChunk, sparse: SparseVector): DraftEntry {
  const embedded = embeddedText(draft);
  const hashes = { embedded: hashOf(embedded), content: hashOf(JSON.stringify([draft.chunk, embedded, sparse])) };
  return { indexed: { chunk: draft.chunk, hashes, sparse }, embedded };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The titles above give a short chunk its subject. Code is embedded only where there is no prose: it confuses encoders. */
function embeddedText({ titles, prose, code }: DraftChunk): string {
  return `${titles.join('. ')}.\n${prose || code}`;
}
