import { createHash } from 'node:crypto';
import { inBatches } from '../../common/batches.js';
import type { CorpusPage } from '../../content/page.js';
import { chunkPage, type DraftChunk } from '../chunking/chunker.js';
import { encodeSection } from '../lexical/encode-section.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import type { SparseVector } from '../sparse-vector.js';
import type { IndexedChunk } from '../vector-index.js';

/** How many chunks of one section share their term frequencies. Limits the cost of a long page without headings. */
const SECTION_SPAN = 8;

/** A chunk without its dense vector, and the text `embedded` from which this vector is computed. */
export interface DraftEntry {
  readonly indexed: Omit<IndexedChunk, 'dense'>;
  readonly embedded: string;
}

/** The entries of all chunks of a page, in order. */
export function entriesOf(page: CorpusPage, settings: LexicalSettings): DraftEntry[] {
  const spans = chunkPage(page).flatMap((section) => inBatches(section, SECTION_SPAN));
  return spans.flatMap((drafts) => {
    const vectors = encodeSection(drafts, settings);
    return drafts.map((draft, index) => toEntry(draft, vectors[index]!));
  });
}

function toEntry(draft: DraftChunk, sparse: SparseVector): DraftEntry {
  const embedded = embeddedText(draft);
  const hashes = { embedded: hashOf([embedded]), content: hashOf([JSON.stringify([draft.chunk, embedded, sparse])]) };
  return { indexed: { chunk: draft.chunk, hashes, sparse }, embedded };
}

/** 32 hexadecimal digits of SHA-256 over all texts. */
export function hashOf(texts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 32);
}

/** Titles are included because a short chunk may not name its subject. Code is used only without prose: encoders handle it badly. */
function embeddedText({ titles, prose, code }: DraftChunk): string {
  return `${titles.join('. ')}.\n${prose || code}`;
}
