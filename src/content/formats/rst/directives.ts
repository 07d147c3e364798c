import type { RootContent } from 'mdast';
import { alert, alertKind, bold, code, paragraph, text } from '../tree/nodes.js';
import { isApiDirective, readApi, readScope } from './api-directives.js';
import { type BlockReader, inlines } from './block-reader.js';
import type { Directive } from './directive.js';
import { csvTable, listTable, notRead, titledTable, titleOf } from './table-directives.js';

type ReadDirective = (directive: Directive, reader: BlockReader) => RootContent[];

const VERSIONS: Readonly<Record<string, string>> = {
  versionadded: 'Added in version',
  'version-added': 'Added in version',
  versionchanged: 'Changed in version',
  'version-changed': 'Changed in version',
  deprecated: 'Deprecated since version',
  'version-deprecated': 'Deprecated since version',
  versionremoved: 'Removed in version',
  'version-removed': 'Removed in version',
};

/** What is no text for readers, or is made of other pages. */
const NOTHING = (
  'toctree contents raw index meta tabularcolumns testsetup testcleanup sectionauthor moduleauthor codeauthor ' +
  'default-role role rst-class sectnum header footer target-notes title include bibliography graphviz digraph graph ' +
  'mermaid inheritance-diagram autosummary ifconfig only-latex latex'
).split(' ');
const CODE =
  'code-block code sourcecode parsed-literal testcode testoutput doctest prompt ipython productionlist math'.split(' ');
const TITLED = 'topic sidebar tab group-tab tab-item dropdown card grid-item-card details collapse'.split(' ');

const READERS: Readonly<Record<string, ReadDirective>> = {
  ...Object.fromEntries(NOTHING.map((name): [string, ReadDirective] => [name, () => []])),
  ...Object.fromEntries(CODE.map((name) => [name, readCode])),
  ...Object.fromEntries(Object.keys(VERSIONS).map((name) => [name, readVersion])),
  ...Object.fromEntries(TITLED.map((name) => [name, titled])),
  admonition: (directive, reader) => [alert('NOTE', reader.inside(directive.content), directive.argument.join(' '))],
  seealso: (directive, reader) => [alert('NOTE', body(directive, reader), 'See also')],
  'code-tab': readCodeTab,
  highlight: ({ argument }, { context }) => {
    context.language = languageOf(argument[0]);
    return [];
  },
  literalinclude: ({ argument }) => [notRead(argument.join(' '))],
  image: (directive) => [paragraph(picture(directive))],
  figure: (directive, reader) => [paragraph(picture(directive)), ...reader.inside(directive.content)],
  'list-table': listTable,
  'flat-table': listTable,
  'csv-table': csvTable,
  table: titledTable,
  rubric: ({ argument }, reader) => titleOf(argument, reader),
  centered: ({ argument }, reader) => titleOf(argument, reader),
  glossary: ({ content }, reader) => reader.inside(content),
  only: ({ content }, reader) => reader.inside(content),
  module: readScope,
  currentmodule: readScope,
  program: readScope,
};

/** Reads a directive. The content of an unknown one is text. */
export function readDirective(directive: Directive, reader: BlockReader): RootContent[] {
  const { name } = directive;
  const local = name.slice(name.lastIndexOf(':') + 1);
  const kind = alertKind(local);
  if (Object.hasOwn(READERS, local)) return READERS[local]!(directive, reader);
  if (isApiDirective(name)) return readApi(directive, reader);
  if (kind) return [alert(kind, body(directive, reader))];
  return reader.inside(directive.content);
}

/** The text of a note may begin on the line of the directive. */
function body({ argument, content }: Directive, reader: BlockReader): RootContent[] {
  return reader.inside([...argument, ...(argument.length > 0 && content.length > 0 ? [''] : []), ...content]);
}

function readCode({ name, argument, options, content }: Directive, { context }: BlockReader): RootContent[] {
  if (name === 'math') return [code([...argument, ...content].join('\n'), 'math')];
  const language = languageOf(argument[0]) ?? context.language;
  const caption = options.get('caption');
  const isSession = name === 'doctest' || name === 'testcode' || name === 'ipython';
  return [...(caption ? [bold(text(caption))] : []), code(content.join('\n'), isSession ? 'python' : language)];
}

/** `.. code-tab:: js JavaScript`. */
function readCodeTab({ argument, content }: Directive): RootContent[] {
  const [language = '', ...words] = argument.join(' ').split(' ');
  return [bold(text(words.join(' ') || language)), code(content.join('\n'), languageOf(language))];
}

function languageOf(name = ''): string | undefined {
  return ['', 'none', 'text', 'default'].includes(name) ? undefined : name;
}

function readVersion({ name, argument, content }: Directive, reader: BlockReader): RootContent[] {
  const [version = '', ...words] = argument.join(' ').split(' ');
  const shown = inlines(reader, [words.join(' ')]);
  const [first, ...rest] = reader.inside(content);
  const opening = text(`${VERSIONS[name]} ${version}${words.length > 0 || first ? ': ' : '.'}`);
  if (words.length > 0) return [paragraph(opening, ...shown), ...(first ? [first, ...rest] : [])];
  if (first?.type === 'paragraph') return [paragraph(opening, ...first.children), ...rest];
  return [paragraph(opening), ...(first ? [first, ...rest] : [])];
}

function titled({ argument, content }: Directive, reader: BlockReader): RootContent[] {
  return [...titleOf(argument, reader), ...reader.inside(content)];
}

function picture({ argument, options }: Directive) {
  return { type: 'image' as const, url: argument.join(''), alt: options.get('alt') ?? '' };
}
