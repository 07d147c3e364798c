import type { CorpusPage, CorpusProblem } from '../../content/page.js';
import { leftOut } from '../../content/unreadable-page.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import { type DraftEntry, entriesOf } from './draft-entry.js';
import type { CorpusPart } from './plan-changes.js';
import { type SharedPages, takePages } from './shared-pages.js';

/** Chunks that are sent at once: about 0.4 MB, which takes the event loop some milliseconds to receive. */
const ENTRIES_AT_ONCE = 64;

export interface PageEntriesInput {
  readonly pages: SharedPages;
  readonly lexical: LexicalSettings;
}

/** A part of a corpus with the pages that were read but cannot be cut. */
export interface CutPart extends CorpusPart {
  readonly leftOut: readonly CorpusProblem[];
}

/** Cuts the pages that no other thread takes into chunks, in parts. */
export function run({ pages, lexical }: PageEntriesInput): AsyncGenerator<CutPart> {
  return entriesInParts(takePages(pages), lexical);
}

/** The entries of all pages in order. */
export async function* entriesInParts(pages: Iterable<CorpusPage>, lexical: LexicalSettings): AsyncGenerator<CutPart> {
  let entries: DraftEntry[] = [];
  let problems: CorpusProblem[] = [];
  let count = 0;
  for (const page of pages) {
    const cut = tryEntries(page, lexical);
    if (Array.isArray(cut)) entries.push(...cut);
    else problems.push(cut);
    count += 1;
    if (entries.length < ENTRIES_AT_ONCE) continue;
    for (; entries.length > ENTRIES_AT_ONCE; entries = entries.slice(ENTRIES_AT_ONCE))
      yield { entries: entries.slice(0, ENTRIES_AT_ONCE), pages: 0, leftOut: [] };
    yield { entries, pages: count, leftOut: problems };
    [entries, problems, count] = [[], [], 0];
  }
  if (count > 0) yield { entries, pages: count, leftOut: problems };
}

function tryEntries(page: CorpusPage, lexical: LexicalSettings): DraftEntry[] | CorpusProblem {
  try {
    return entriesOf(page, lexical);
  } catch (error) {
    return leftOut(page.path, error);
  }
}
