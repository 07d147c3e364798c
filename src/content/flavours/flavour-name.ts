/** The generators of documentation sites whose rules for files, addresses and syntax the reader knows. */
export const FLAVOUR_NAMES = [
  'docusaurus',
  'starlight',
  'vitepress',
  'mkdocs',
  'hugo',
  'mdbook',
  'nextra',
  'obsidian',
  'plain',
] as const;

/** `plain` is a folder of Markdown without a generator: the rules of this project's own handbook. */
export type FlavourName = (typeof FLAVOUR_NAMES)[number];
