import { createHash } from 'node:crypto';
import { readCorpus } from '../../content/corpus-reader.js';
import type { CorpusProblem } from '../../content/page.js';
import type { ReadingSettings } from '../../content/reading-settings.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import { type CutPart, run as entriesOfPages } from './page-entries.task.js';
import { type SharedPages, sharePages } from './shared-pages.js';

export interface CorpusEntriesInput {
  readonly directory: string;
  readonly reading?: ReadingSettings;
  readonly lexical: LexicalSettings;
}

/** What is known of a corpus before its pages are cut into chunks. */
export interface CorpusFacts {
  readonly pages: number;
  readonly problems: readonly CorpusProblem[];
  /** Changes when a page changes. */
  readonly hash: string;
  /** For another thread that helps to cut them. */
  readonly shared: SharedPages;
}

/** Reads a corpus and cuts its pages into chunks: first the facts, then the entries of the pages that no other thread takes. */
export async function* run({ directory, reading, lexical }: CorpusEntriesInput): AsyncGenerator<CorpusFacts | CutPart> {
  const facts = await read(directory, reading);
  yield facts;
  yield* entriesOfPages({ pages: facts.shared, lexical });
}

async function read(directory: string, reading?: ReadingSettings): Promise<CorpusFacts> {
  const { pages, problems } = await readCorpus(directory, reading);
  const shared = sharePages(pages);
  return { pages: pages.length, problems, hash: hashOfTexts(shared), shared };
}

/** 32 hexadecimal digits of SHA-256. */
function hashOfTexts({ texts }: SharedPages): string {
  return createHash('sha256').update(new Uint8Array(texts)).digest('hex').slice(0, 32);
}
