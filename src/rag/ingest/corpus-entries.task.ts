import { createHash } from 'node:crypto';
import { readCorpus } from '../../content/corpus-reader.js';
import type { FlavourName } from '../../content/flavours/flavour-name.js';
import type { CorpusProblem } from '../../content/page.js';
import type { ReadingSettings } from '../../content/reading-settings.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import { type CutPart, run as entriesOfPages } from './page-entries.task.js';
import { type SharedPages, sharePages } from './shared-pages.js';

export interface CorpusEntriesInput {
  readonly directory: string;
  readonly reading?: ReadingSettings;
  /** When the pages are read: a page can be published from a date on. */
  readonly now: Date;
  readonly lexical: LexicalSettings;
}

/** What is known of a corpus before its pages are cut into chunks. */
export interface CorpusFacts {
  /** The real path of the folder. */
  readonly folder: string;
  readonly pages: number;
  readonly flavour: FlavourName;
  readonly problems: readonly CorpusProblem[];
  /** See `Corpus`. */
  readonly unread: ReadonlyMap<string, number>;
  /** Changes when a page changes. */
  readonly hash: string;
  /** For another thread that helps to cut them. */
  readonly shared: SharedPages;
}

/** Reads a corpus and cuts its pages into chunks: first the facts, then the entries of the pages that no other thread takes. */
export async function* run(input: CorpusEntriesInput): AsyncGenerator<CorpusFacts | CutPart> {
  const facts = await read(input);
  yield facts;
  yield* entriesOfPages({ pages: facts.shared, lexical: input.lexical });
}

async function read({ directory, reading, now }: CorpusEntriesInput): Promise<CorpusFacts> {
  const { folder, flavour, pages, problems, unread } = await readCorpus(directory, reading, now);
  const shared = sharePages(pages);
  return { folder, flavour, pages: pages.length, problems, unread, hash: hashOfTexts(shared), shared };
}

/** 32 hexadecimal digits of SHA-256. */
function hashOfTexts({ texts }: SharedPages): string {
  return createHash('sha256').update(new Uint8Array(texts)).digest('hex').slice(0, 32);
}
