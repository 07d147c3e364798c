import type { ExpectedSection } from './question.js';
import type { SectionAncestors } from './section-ancestors.task.js';

export interface SectionReference {
  readonly file: string;
  readonly anchor: string;
}

/** Knows the sections above each section, so that a found subsection counts for an expected section. */
export class SectionTree {
  constructor(private readonly ancestors: SectionAncestors) {}

  /** Whether a found section is the expected one, one of its alternatives, or a subsection of these. */
  satisfies(found: SectionReference, { alt, ...expected }: ExpectedSection): boolean {
    const ancestors = this.ancestors.get(`${found.file}#${found.anchor}`) ?? [];
    return [expected, ...alt].some(
      ({ file, anchor }) => file === found.file && (anchor === found.anchor || ancestors.includes(anchor)),
    );
  }
}
