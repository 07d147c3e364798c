import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { RagSettings } from '../../config/settings.js';
import { readCorpus } from '../../content/corpus-reader.js';
import { humanize } from '../../content/page-path.js';
import { Book } from './book.js';

const CHECK_EVERY_MILLISECONDS = 1_000;

/** Reads the book from disk, and checks for changes at most once a second. */
@Injectable()
export class PageLibrary implements OnModuleInit {
  private readonly logger = new Logger(PageLibrary.name);
  private readonly directory: string;
  private book?: Book;
  private fingerprint?: string;
  private checkedAt = Number.NEGATIVE_INFINITY;
  private checking?: Promise<Book>;

  constructor(
    settings: RagSettings,
    private readonly clock: Clock,
  ) {
    this.directory = settings.contentDir;
  }

  async onModuleInit(): Promise<void> {
    await this.current();
  }

  /** If the folder cannot be read, the last book is kept, or an empty one, so that the site does not fail. */
  current(): Promise<Book> {
    const now = this.clock.now().getTime();
    if (this.book && now - this.checkedAt < CHECK_EVERY_MILLISECONDS) return Promise.resolve(this.book);
    this.checking ??= this.check().finally(() => {
      this.checkedAt = this.clock.now().getTime();
      this.checking = undefined;
    });
    return this.checking;
  }

  private async check(): Promise<Book> {
    const before = this.fingerprint;
    this.fingerprint = await folderFingerprint(this.directory).catch(() => 'unreadable');
    if (!this.book || this.fingerprint !== before) this.book = await this.read();
    return this.book;
  }

  private async read(): Promise<Book> {
    try {
      const { pages } = await readCorpus(this.directory);
      return this.toBook(pages);
    } catch (error) {
      this.logger.warn(`The pages cannot be read: ${String(error)}`);
      return this.book ?? this.toBook([]);
    }
  }

  private toBook(pages: ConstructorParameters<typeof Book>[0]): Book {
    return new Book(pages, humanize(basename(this.directory)), this.clock.now());
  }
}

/** The files that the site reads: pages, the manifest, and the category files of Docusaurus. */
const RELEVANT = /(?:\.mdx?|manifest\.json|_category_\.json)$/i;

/** Changes when a page is added, changed or removed. Reads names, sizes and times of files, not their contents. */
export async function folderFingerprint(directory: string): Promise<string> {
  const names = await readdir(directory, { recursive: true });
  const paths = ['../manifest.json', ...names.filter((name) => RELEVANT.test(name)).sort()];
  const lines = await Promise.all(paths.map((path) => describe(join(directory, path), path)));
  return lines.join('\n');
}

async function describe(file: string, path: string): Promise<string> {
  const facts = await stat(file).catch(() => undefined);
  return facts ? `${path} ${facts.size} ${facts.mtimeMs}` : path;
}
