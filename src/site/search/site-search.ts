import type { Book } from '../content/book.js';
import { SectionIndex } from './section-index.js';

/** The search index of each book: it finds words in the public pages, without the vector index and without a model. */
export class SiteSearch {
  /** A changed corpus has a new book. */
  private readonly indexes = new WeakMap<Book, Promise<SectionIndex>>();

  /** The first call for a book builds its index. */
  indexOf(book: Book): Promise<SectionIndex> {
    const index = this.indexes.get(book) ?? SectionIndex.of(book);
    this.indexes.set(book, index);
    return index;
  }
}
