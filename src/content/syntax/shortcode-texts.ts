import { fencedLines } from './fenced-lines.js';
import type { Shortcode } from './shortcode.js';
import type { SyntaxPage } from './syntax-page.js';

const NOTES =
  /^(?:notice|alert|callout|hint|admonition|note|tip|info|warning|caution|danger|important|attention|success|primary|blocknote)$/;
/** Names that say nothing about the kind of the note. */
const GENERIC = /^(?:notice|alert|callout|hint|admonition)$/;
const TABS = /^(?:tab|tabitem|tabpane-item|codetab)$/i;
const DETAILS = /^(?:details|expand|collapse|accordion|accordion-item|step|card)$/i;
/** Pairs without a frame that readers see. */
const FRAMELESS =
  /^(?:tabs|tabpane|rawhtml|columns|column|steps|cards|html|unsafe|div|center|block|grid|pageinfo|blocks\/.*)$/i;
const FILES =
  /^(?:include|includefile|readfile|code_sample|codenew|code-sample|snippet|include-code|literalinclude|md-include|input)$/i;
const COLORS: Readonly<Record<string, string>> = {
  warning: 'warning',
  danger: 'danger',
  success: 'tip',
  info: 'info',
  primary: 'note',
};

export function isFrameless({ name }: Shortcode): boolean {
  return FRAMELESS.test(name);
}

/** The kind and the title of a note; undefined for other shortcodes. */
export function noteKindOf({ name, named, positional }: Shortcode): { kind: string; title: string } | undefined {
  const plain = name.toLowerCase();
  if (!NOTES.test(plain)) return undefined;
  const first = named.get('type') ?? named.get('context') ?? named.get('level') ?? positional[0];
  const isKind = first !== undefined && /^[a-z]+$/i.test(first);
  const kind = GENERIC.test(plain) ? (COLORS[named.get('color') ?? ''] ?? (isKind ? first : 'note')) : plain;
  const title =
    named.get('title') ?? named.get('heading') ?? (GENERIC.test(plain) ? positional[1] : positional[0]) ?? '';
  return { kind, title };
}

/** The name of a tab or of a part that can be opened. */
export function tabNameOf({ name, named, positional }: Shortcode): string | undefined {
  if (!TABS.test(name) && !DETAILS.test(name)) return undefined;
  return (
    named.get('header') ??
    named.get('name') ??
    named.get('title') ??
    named.get('tabname') ??
    named.get('label') ??
    named.get('summary') ??
    positional[0]
  );
}

/** The text of a shortcode without an end. `before` is what is before it in its line. */
export function aloneText(shortcode: Shortcode, page: SyntaxPage, before: string): string {
  const { name, named, positional } = shortcode;
  const [first = ''] = positional;
  if (name === 'ref' || name === 'relref') return named.get('path') ?? first;
  if (FILES.test(name))
    return fileText(named.get('file') ?? named.get('path') ?? first, named.get('language') ?? '', page, before);
  if (/^(?:figure|img|image|imgproc|picture)$/i.test(name)) return pictureText(shortcode);
  const text = named.get('text') ?? named.get('label') ?? named.get('title') ?? named.get('term');
  if (text !== undefined) return text;
  if (/^(?:heading|kbd|key|abbr|glossary|glossary-term|term|icon-text|badge|button|version-added|new-in)$/i.test(name))
    return first;
  return '';
}

function pictureText({ named, positional }: Shortcode): string {
  const source = named.get('src') ?? named.get('link') ?? positional[0] ?? '';
  const alt = (named.get('alt') ?? named.get('title') ?? '').replace(/[[\]]/g, '');
  const caption = named.get('caption') ?? '';
  const picture = source === '' || /[\s()<>]/.test(source) ? alt : `![${alt}](${source})`;
  return caption === '' || caption === alt ? picture : `${picture}\n\n${caption}`;
}

/** Pages are written as Markdown and other files as code. Includes within a line vanish. */
function fileText(path: string, language: string, page: SyntaxPage, before: string): string {
  if (before.trim() !== '' || path === '') return '';
  if (/\.(?:md|mdx|markdown)$/i.test(path)) {
    const markdown = page.includes.markdownOf(path);
    return markdown === undefined ? '' : page.masked.add({ kind: 'markdown', lines: markdown.split('\n') });
  }
  const code = page.includes.textOf(path)?.trimEnd();
  if (code === undefined) return '';
  const ending = language || path.slice(path.lastIndexOf('.') + 1);
  return page.masked.add({ kind: 'fence', lines: fencedLines(code, /^\w+$/.test(ending) ? ending : '') });
}
