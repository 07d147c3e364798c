import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { cut } from '../../text/cut.js';
import type { Book } from '../content/book.js';
import { PageLibrary } from '../content/page-library.js';
import { type SectionHit, SectionIndex } from './section-index.js';

const LONGEST_QUERY = 200;

/** The search of the site: finds words in the public pages, without the vector index and without a model. */
@Injectable()
export class SiteSearch implements OnApplicationBootstrap {
  /** The index of each book. A changed corpus has a new book. */
  private readonly indexes = new WeakMap<Book, Promise<SectionIndex>>();

  constructor(private readonly library: PageLibrary) {}

  /** Builds the index in the background, so that neither the start nor the first search waits for it. */
  onApplicationBootstrap(): void {
    void this.library.current().then((book) => this.indexOf(book));
  }

  async find(query: string, limit: number): Promise<SectionHit[]> {
    const index = await this.indexOf(await this.library.current());
    return index.find(cut(query, LONGEST_QUERY), limit);
  }

  private indexOf(book: Book): Promise<SectionIndex> {
    const index = this.indexes.get(book) ?? SectionIndex.of(book);
    this.indexes.set(book, index);
    return index;
  }
}
