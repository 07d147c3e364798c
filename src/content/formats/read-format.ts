import { basename, extname } from 'node:path/posix';
import type { FlavourName } from '../flavours/flavour-name.js';
import type { SiteRules } from '../site-rules/site-rules.js';
import { UnreadablePage } from '../unreadable-page.js';
import type { FormatPage } from './format-page.js';

type ReadFormat = (text: string, path: string) => FormatPage | undefined | Promise<FormatPage | undefined>;

const READERS: Readonly<Record<string, ReadFormat>> = {
  '.html': async (text) => (await import('./html/read-html.js')).readHtml(text),
  '.htm': async (text) => (await import('./html/read-html.js')).readHtml(text),
  '.adoc': async (text) => (await import('./asciidoc/read-asciidoc.js')).readAsciidoc(text),
  '.asciidoc': async (text) => (await import('./asciidoc/read-asciidoc.js')).readAsciidoc(text),
  '.rst': async (text, path) => (await import('./rst/read-rst.js')).readRst(text, path),
  '.ipynb': async (text) => (await import('./read-notebook.js')).readNotebook(text),
  '.txt': async (text) => (await import('./read-text.js')).readText(text),
  '.json': async (text) => (await import('./openapi/read-openapi.js')).readOpenApi(text, true),
  '.yaml': async (text) => (await import('./openapi/read-openapi.js')).readOpenApi(text, false),
  '.yml': async (text) => (await import('./openapi/read-openapi.js')).readOpenApi(text, false),
};
/** Texts and data for programs, `_category_.json` among them. */
export const FOR_PROGRAMS =
  /^(?:(?:robots|humans|ads|llms(?:-\w+)?|requirements[\w.-]*|constraints|CMakeLists)\.txt|manifest\.json|_.*\.(?:json|ya?ml))$/i;
const MARKDOWN = new Set(['.md', '.mdx']);

/** The formats that a generator copies to its site, or ignores, instead of making pages of them. */
const COPIED = new Set(['.html', '.htm', '.txt']);
const RENDERED_BY_HUGO = new Set(['.html', '.adoc', '.asciidoc', '.rst']);

/** Whether a file that is not Markdown is a page on a site of this generator: templates and static files are none. */
export function isPublishedFormat(
  path: string,
  flavour: FlavourName,
  { isSphinx = false, readsTextAsRst = false }: Pick<SiteRules, 'isSphinx' | 'readsTextAsRst'> = {},
): boolean {
  const ending = endingOf(path);
  if (isSphinx && COPIED.has(ending)) return readsTextAsRst && ending === '.txt';
  if (flavour === 'plain' || !COPIED.has(ending)) return true;
  return flavour === 'hugo' && RENDERED_BY_HUGO.has(ending);
}

/** A file that has the ending of a format and is no documentation, for example a JSON file that describes no API. */
export class NotDocumentation extends UnreadablePage {}

/** Whether a file may be a page, by its ending. Whether a JSON or YAML file is one, only its content says. */
export function isReadableEnding(name: string): boolean {
  const ending = endingOf(name);
  if (FOR_PROGRAMS.test(basename(name))) return false;
  return MARKDOWN.has(ending) || Object.hasOwn(READERS, ending);
}

/**
 * Reads a file that is not Markdown as standard Markdown; undefined for a file whose ending is Markdown's.
 * @throws UnreadablePage for a file that cannot be read, NotDocumentation for one that is no documentation.
 */
export async function readFormat(path: string, text: string): Promise<FormatPage | undefined> {
  const ending = endingOf(path);
  if (!Object.hasOwn(READERS, ending)) return undefined;
  const page = await READERS[ending]!(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), path);
  if (!page) throw new NotDocumentation('not documentation: it describes no API');
  return page;
}

function endingOf(name: string): string {
  return extname(name).toLowerCase();
}
