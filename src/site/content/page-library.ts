import { basename } from 'node:path';
import type { Clock } from '../../common/clock.js';
import { readCorpus } from '../../content/corpus-reader.js';
import { folderVersion } from '../../content/folder-version.js';
import { humanize } from '../../content/page-path.js';
import type { ReadingSettings } from '../../content/reading-settings.js';
import { Book } from './book.js';

/** Reads the book from a folder, and again when files changed. It works in a worker thread, so it logs nothing. */
export class PageLibrary {
  private book?: Book;
  private bookVersion?: string;
  private running?: Promise<void>;
  private failure?: string;

  constructor(
    private readonly directory: string,
    private readonly clock: Clock,
    private readonly reading?: ReadingSettings,
  ) {}

  /** Changes when a page is added, changed or removed; the same in every thread. Reads no contents of files. */
  version(): Promise<string> {
    return folderVersion(this.directory).catch(() => 'unreadable');
  }

  /**
   * The book of a version, or a newer one. If the folder cannot be read, the last book is kept, or an empty one, so that the
   * site does not fail.
   */
  async bookOf(version: string): Promise<Book> {
    if (!this.book || this.bookVersion !== version) {
      this.running ??= this.read().finally(() => (this.running = undefined));
      await this.running;
    }
    return this.book!;
  }

  /** Why the folder could not be read the last time. */
  get problem(): string | undefined {
    return this.failure;
  }

  private async read(): Promise<void> {
    const version = await this.version();
    if (this.book && this.bookVersion === version) return;
    this.bookVersion = version;
    this.failure = undefined;
    try {
      const { pages, title } = await readCorpus(this.directory, this.reading, this.clock.now());
      this.book = new Book(pages, title, this.clock.now());
    } catch (error) {
      this.failure = String(error);
      this.book ??= new Book([], this.titleOfNothing, this.clock.now());
    }
  }

  private get titleOfNothing(): string {
    return this.reading?.productName ?? humanize(basename(this.directory));
  }
}
