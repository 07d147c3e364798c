import { readCorpus } from '../content/corpus-reader.js';
import { splitSections } from '../content/markdown/sections.js';
import type { CorpusPage } from '../content/page.js';

/** The anchors of the sections above each section, by `file#anchor`. */
export type SectionAncestors = ReadonlyMap<string, readonly string[]>;

/** Reads the folder of a corpus. */
export async function run(directory: string): Promise<SectionAncestors> {
  return sectionAncestors((await readCorpus(directory)).pages);
}

export function sectionAncestors(pages: readonly Pick<CorpusPage, 'path' | 'markdown'>[]): SectionAncestors {
  const above = new Map<string, readonly string[]>();
  for (const { path, markdown } of pages) {
    const sections = splitSections(markdown);
    const title = sections[0]!.anchor;
    for (const { anchor, ancestors } of sections) {
      // The title of a page counts for its own text only; otherwise every section would count for the whole page.
      above.set(
        `${path}#${anchor}`,
        ancestors.filter((ancestor) => ancestor !== title),
      );
    }
  }
  return above;
}
