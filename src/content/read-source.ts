import { join } from 'node:path';
import { NotDocumentation, readFormat } from './formats/read-format.js';
import { type FrontMatter, readFrontMatter } from './front-matter/read-front-matter.js';
import { includedText } from './included-text.js';
import { definitionLists } from './markdown/definition-lists.js';
import { EVERYONE } from './page.js';
import { isPageFile } from './page-files.js';
import { type PublishingRules, unpublishedByData } from './published.js';
import { readPageText } from './read-page-text.js';
import { toStandardMarkdown } from './syntax/to-standard-markdown.js';
import { UnreadablePage } from './unreadable-page.js';

/** Formats above which generators allow front matter. In the others, what looks like it is text. */
const MAY_HAVE_FRONT_MATTER = /\.(?:html?|adoc|asciidoc)$/i;

/**
 * Reads one file as standard Markdown, with what its front matter and its format say about it.
 * @throws UnreadablePage for a file that cannot be read, NotDocumentation for one that is no documentation.
 */
export async function readSource(root: string, path: string, rules: PublishingRules): Promise<FrontMatter> {
  const text = await readPageText(root, join(root, path));
  if (!isPageFile(path)) return readOtherFormat(path, text, rules);
  const { data, acl, markdown: source } = readFrontMatter(text);
  // A page that is not published need not be converted.
  if (unpublishedByData(data, rules) !== undefined) return { data, acl, markdown: source };
  const mdx = path.toLowerCase().endsWith('.mdx');
  const fileCalled = (name: string) => rules.byName?.get(name.toLowerCase());
  const context = { flavour: rules.flavour, path, mdx, include: includedText(root), fileCalled };
  return { data, acl, markdown: definitionLists(toStandardMarkdown(source, context), rules.flavour) };
}

async function readOtherFormat(path: string, text: string, rules: PublishingRules): Promise<FrontMatter> {
  const hasFrontMatter = MAY_HAVE_FRONT_MATTER.test(path);
  const front = hasFrontMatter ? readFrontMatter(text) : { data: {}, acl: [EVERYONE], markdown: text };
  // Templates of Hugo have the ending of pages.
  const isTemplate = rules.flavour === 'hugo' && /\.html$/i.test(path) && Object.keys(front.data).length === 0;
  if (isTemplate) throw new NotDocumentation('a template: it has no front matter');
  const named = rules.site.readsTextAsRst ? path.replace(/\.txt$/i, '.rst') : path;
  const page = await readFormat(named, front.markdown);
  if (!page) throw new UnreadablePage('its ending is not known');
  const { title, data, markdown } = page;
  return { acl: front.acl, data: { ...(title !== undefined && { title }), ...data, ...front.data }, markdown };
}
