import { readCorpus } from '../content/corpus-reader.js';
import { splitSections } from '../content/markdown/sections.js';
import { githubSlugs } from '../content/markdown/slugs/github-slugs.js';
import type { HeadingSlugs } from '../content/markdown/slugs/heading-slugs.js';
import { slugsOf } from '../content/markdown/slugs/slugs-of.js';
import type { CorpusPage } from '../content/page.js';

/** The anchors of each section and of the sections above it, as GitHub makes them, by `file#anchor`. */
export type SectionAncestors = ReadonlyMap<string, readonly string[]>;

/** Reads the folder of a corpus. */
export async function run(directory: string): Promise<SectionAncestors> {
  return sectionAncestors((await readCorpus(directory)).pages);
}

export function sectionAncestors(
  pages: readonly Pick<CorpusPage, 'path' | 'flavour' | 'markdown'>[],
): SectionAncestors {
  const above = new Map<string, readonly string[]>();
  for (const { path, flavour, markdown } of pages) {
    const { slugs, named } = namedByGithub(slugsOf(flavour));
    const sections = splitSections(markdown, { slugs });
    const title = sections[0]!.anchor;
    const nameOf = (anchor: string) => named.get(anchor) ?? anchor;
    // Questions name the first heading for the text before it.
    above.set(`${path}#`, [nameOf(title)]);
    for (const { anchor, ancestors } of sections) {
      // The title of a page counts for its own text only; otherwise every section would count for the whole page.
      const counted = ancestors.filter((ancestor) => ancestor !== title);
      above.set(`${path}#${anchor}`, [anchor, ...counted].map(nameOf));
    }
  }
  return above;
}

/** Questions name sections by the anchors of GitHub. @returns a rule, and the name of each anchor that it has made. */
function namedByGithub(own: HeadingSlugs): { slugs: HeadingSlugs; named: ReadonlyMap<string, string> } {
  const named = new Map<string, string>();
  const slugs: HeadingSlugs = (explicit) => {
    const slugOf = own(explicit);
    const nameOf = githubSlugs(explicit);
    return (heading) => {
      const anchor = slugOf(heading);
      const name = nameOf(heading);
      if (anchor !== undefined && name !== undefined) named.set(anchor, name);
      return anchor;
    };
  };
  return { slugs, named };
}
