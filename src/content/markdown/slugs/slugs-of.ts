import type { FlavourName } from '../../flavours/flavour-name.js';
import { githubSlugs, nextraSlugs, starlightSlugs } from './github-slugs.js';
import type { HeadingSlugs } from './heading-slugs.js';
import { hugoSlugs } from './hugo-slugs.js';
import { mdbookSlugs } from './mdbook-slugs.js';
import { mkdocsSlugs } from './mkdocs-slugs.js';
import { vitepressSlugs } from './vitepress-slugs.js';

/** Obsidian links to the text of a heading; its published pages write `+` for a space. Repeated headings have one address. */
const obsidianSlugs: HeadingSlugs = () => {
  return ({ text, explicit }) =>
    explicit ??
    text
      .replace(/[:#|^\\[\]\s]+/g, ' ')
      .trim()
      .replaceAll(' ', '+');
};

/** All generators leave headings as they are that are written as HTML: these have an anchor when the writer gave them an id. */
function withoutHtml(slugs: HeadingSlugs): HeadingSlugs {
  return (explicit) => {
    const slugOf = slugs(explicit);
    return (heading) => (heading.isHtml ? heading.explicit : slugOf(heading));
  };
}

const SLUGS: Readonly<Record<FlavourName, HeadingSlugs>> = {
  docusaurus: withoutHtml(githubSlugs),
  starlight: withoutHtml(starlightSlugs),
  vitepress: withoutHtml(vitepressSlugs),
  mkdocs: withoutHtml(mkdocsSlugs),
  hugo: withoutHtml(hugoSlugs),
  mdbook: withoutHtml(mdbookSlugs),
  nextra: withoutHtml(nextraSlugs),
  obsidian: withoutHtml(obsidianSlugs),
  // GitHub and our own site make anchors of all headings of the finished page.
  plain: githubSlugs,
};

/** The rule by which the generator makes the anchors of headings. */
export function slugsOf(flavour: FlavourName): HeadingSlugs {
  return SLUGS[flavour];
}
