import { splitSections } from '../content/markdown/sections.js';
import type { CorpusPage } from '../content/page.js';
import type { ExpectedSection } from './question.js';

export interface SectionReference {
  readonly file: string;
  readonly anchor: string;
}

/** Knows the sections above each section, so that a found subsection counts for an expected section. */
export class SectionTree {
  private readonly ancestors = new Map<string, readonly string[]>();

  constructor(pages: readonly Pick<CorpusPage, 'path' | 'markdown'>[]) {
    for (const { path, markdown } of pages) {
      const sections = splitSections(markdown);
      const title = sections[0]!.anchor;
      for (const { anchor, ancestors } of sections) {
        // The title of a page counts for its own text only; otherwise every section would count for the whole page.
        this.ancestors.set(
          `${path}#${anchor}`,
          ancestors.filter((ancestor) => ancestor !== title),
        );
      }
    }
  }

  /** Whether a found section is the expected one, one of its alternatives, or a subsection of these. */
  satisfies(found: SectionReference, { alt, ...expected }: ExpectedSection): boolean {
    const ancestors = this.ancestors.get(`${found.file}#${found.anchor}`) ?? [];
    return [expected, ...alt].some(
      ({ file, anchor }) => file === found.file && (anchor === found.anchor || ancestors.includes(anchor)),
    );
  }
}
