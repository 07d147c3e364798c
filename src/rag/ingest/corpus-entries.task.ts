import { readCorpus } from '../../content/corpus-reader.js';
import type { CorpusPage, CorpusProblem } from '../../content/page.js';
import { leftOut } from '../../content/unreadable-page.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import { type DraftEntry, entriesOf, hashOf } from './draft-entry.js';

/** Chunks that are sent at once: about 0.4 MB, which takes the event loop some milliseconds to receive. */
const ENTRIES_AT_ONCE = 64;

export interface CorpusEntriesInput {
  readonly directory: string;
  readonly lexical: LexicalSettings;
}

/** What is known of a corpus before its pages are cut into chunks. */
export interface CorpusFacts {
  readonly pages: number;
  readonly problems: readonly CorpusProblem[];
  /** Changes when a page changes. */
  readonly hash: string;
}

/** What a worker sends of a corpus. A problem is a page that was read but cannot be cut. */
export type CorpusMessage = CorpusFacts | DraftEntry[] | CorpusProblem;

/** Reads a corpus and cuts its pages into chunks: first the facts, then all entries in order, in parts. */
export async function* run({ directory, lexical }: CorpusEntriesInput): AsyncGenerator<CorpusMessage> {
  const { pages, problems } = await readCorpus(directory);
  yield { pages: pages.length, problems, hash: hashOf(textsOf(pages)) };
  yield* entriesOfAll(pages, lexical);
}

/** The entries of all pages in order, in parts, and the pages that are left out because they cannot be cut. */
export function* entriesOfAll(
  pages: readonly CorpusPage[],
  lexical: LexicalSettings,
): Generator<DraftEntry[] | CorpusProblem> {
  let part: DraftEntry[] = [];
  for (const page of pages) {
    const entries = tryEntries(page, lexical);
    if (!Array.isArray(entries)) yield entries;
    else part.push(...entries);
    while (part.length >= ENTRIES_AT_ONCE) {
      yield part.slice(0, ENTRIES_AT_ONCE);
      part = part.slice(ENTRIES_AT_ONCE);
    }
  }
  if (part.length > 0) yield part;
}

function tryEntries(page: CorpusPage, lexical: LexicalSettings): DraftEntry[] | CorpusProblem {
  try {
    return entriesOf(page, lexical);
  } catch (error) {
    return leftOut(page.path, error);
  }
}

/** One text for each page, so that no text is as long as the corpus. */
function* textsOf(pages: readonly CorpusPage[]): Generator<string> {
  for (const page of pages) yield JSON.stringify(page);
}
