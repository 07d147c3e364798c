import { readCorpus } from '../../content/corpus-reader.js';
import type { CorpusPage, CorpusProblem } from '../../content/page.js';
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

/** Reads a corpus and cuts its pages into chunks: first the facts, then all entries in order, in parts. */
export async function* run({ directory, lexical }: CorpusEntriesInput): AsyncGenerator<CorpusFacts | DraftEntry[]> {
  const { pages, problems } = await readCorpus(directory);
  yield { pages: pages.length, problems, hash: hashOf(textsOf(pages)) };
  let part: DraftEntry[] = [];
  for (const page of pages) {
    part.push(...entriesOf(page, lexical));
    while (part.length >= ENTRIES_AT_ONCE) {
      yield part.slice(0, ENTRIES_AT_ONCE);
      part = part.slice(ENTRIES_AT_ONCE);
    }
  }
  if (part.length > 0) yield part;
}

/** One text for each page, so that no text is as long as the corpus. */
function* textsOf(pages: readonly CorpusPage[]): Generator<string> {
  for (const page of pages) yield JSON.stringify(page);
}
