import { setImmediate } from 'node:timers/promises';
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { CorpusPage } from '../../content/page.js';
import type { Book } from '../content/book.js';
import { labelOf } from '../html/page-link.js';
import { type ExcerptPart, excerpt } from './excerpt.js';
import { type PageSection, pageSections } from './page-sections.js';

export interface SectionHit {
  readonly section: PageSection;
  readonly excerpt: readonly ExcerptPart[];
}

const SHORTEST_MISSPELT = 5;
const MISSPELT_SHARE = 0.2;

/** Finds sections by the words that a reader types. The last word may be incomplete. */
export class SectionIndex {
  private readonly sections: PageSection[] = [];
  private readonly index = new MiniSearch<{ id: number; heading: string; title: string; text: string }>({
    fields: ['heading', 'title', 'text'],
    searchOptions: { boost: { heading: 4, title: 2 }, prefix: isBeingTyped },
  });

  private constructor() {}

  /** Skips a page that cannot be read. Yields to the event loop after every page, because a large book takes a second. */
  static async of(book: Book): Promise<SectionIndex> {
    const index = new SectionIndex();
    for (const page of book.pages) {
      index.add(page);
      await setImmediate();
    }
    return index;
  }

  private add(page: CorpusPage): void {
    for (const section of sectionsOrNone(page)) {
      const id = this.sections.push(section) - 1;
      this.index.add({ id, heading: section.heading?.text ?? '', title: labelOf(page), text: section.text });
    }
  }

  /** Best first: sections with every word; if there are none, with misspelt words, and then with missing words. */
  find(query: string, limit: number): SectionHit[] {
    const attempts: SearchOptions[] = [
      { combineWith: 'AND' },
      { combineWith: 'AND', fuzzy },
      { combineWith: 'OR', fuzzy },
    ];
    for (const options of attempts) {
      const results = this.index.search(query, options);
      if (results.length > 0) return results.slice(0, limit).flatMap((result) => this.toHit(result));
    }
    return [];
  }

  private toHit({ id, terms }: SearchResult): SectionHit[] {
    const section = this.sections[Number(id)];
    return section ? [{ section, excerpt: excerpt(section.text, terms) }] : [];
  }
}

/** The reader of the corpus bounds its pages; if the parser fails nevertheless, the other pages must still be found. */
function sectionsOrNone(page: CorpusPage): PageSection[] {
  try {
    return pageSections(page);
  } catch {
    return [];
  }
}

/** Only the last word is matched as a prefix. */
function isBeingTyped(_word: string, index: number, words: readonly string[]): boolean {
  return index === words.length - 1;
}

function fuzzy(word: string): number | false {
  return word.length >= SHORTEST_MISSPELT ? MISSPELT_SHARE : false;
}
