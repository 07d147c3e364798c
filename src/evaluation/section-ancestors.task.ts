import { readCorpus } from '../content/corpus-reader.js';
import { splitSections } from '../content/markdown/sections.js';
import type { CorpusPage } from '../content/page.js';

/** The anchors of the sections above each section, by `file#anchor`. */
export type SectionAncestors = ReadonlyMap<string, readonly string[]>;

/** Reads the folder of a corpus. */
export async function run(directory: string): Promise<SectionAncestors> {
  return sectionAncestors((await readCorpus(directory)).pages);
}

export function sectionAncestors(pages: readonly Pick<CorpusPage, 'path' | 'title' | 'markdown'>[]): SectionAncestors {
  const above = new Map<string, readonly string[]>();
  for (const { path, title: pageTitle, markdown } of pages) {
    const sections = splitSections(markdown, { title: pageTitle }).filter(({ anchor }) => anchor !== '');
    const title = sections[0]?.anchor ?? '';
    // Questions name the first heading for the text before it.
    above.set(`${path}#`, [title]);
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
