import type {
  BlockContent,
  Blockquote,
  Code,
  DefinitionContent,
  Heading,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  Text,
} from 'mdast';
import { TABLE_COLUMNS } from '../../limits.js';
import { UnreadablePage } from '../../unreadable-page.js';

/** The kinds of alerts that GitHub has. */
type AlertKind = 'NOTE' | 'TIP' | 'IMPORTANT' | 'WARNING' | 'CAUTION';

/** The kinds of notes of Sphinx, Asciidoctor and the generators of sites, as the kinds of GitHub. */
const ALERT_KINDS: Readonly<Record<string, AlertKind>> = {
  note: 'NOTE',
  info: 'NOTE',
  seealso: 'NOTE',
  todo: 'NOTE',
  abstract: 'NOTE',
  example: 'NOTE',
  question: 'NOTE',
  admonition: 'NOTE',
  tip: 'TIP',
  hint: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  attention: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
  bug: 'CAUTION',
};

const DEEPEST_HEADING = 6;

/** GitHub's kind for a kind of note in small letters; undefined for a word that names none. */
export function alertKind(word: string): AlertKind | undefined {
  return Object.hasOwn(ALERT_KINDS, word) ? ALERT_KINDS[word] : undefined;
}

export function text(value: string): Text {
  return { type: 'text', value };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

export function bold(...children: PhrasingContent[]): Paragraph {
  return paragraph({ type: 'strong', children });
}

export function code(value: string, lang?: string): Code {
  return { type: 'code', lang: lang || null, meta: null, value };
}

/** A heading whose anchor is written after it when the generator's anchor is known. Levels below 6 are written as 6. */
export function heading(level: number, children: PhrasingContent[], id?: string): Heading {
  const depth = Math.min(Math.max(level, 1), DEEPEST_HEADING) as Heading['depth'];
  const anchor: PhrasingContent[] = id && !/[\s{}]/.test(id) ? [{ type: 'html', value: ` {#${escapedId(id)}}` }] : [];
  return { type: 'heading', depth, children: [...children, ...anchor] };
}

/** `_` between letters marks no emphasis, and everything else that could be a mark of Markdown gets a backslash. */
function escapedId(id: string): string {
  return id.replace(/_(?!\w)|[\\`*[\]<>&~|]/g, '\\$&');
}

/** A note as GitHub writes it. The title is its first line. */
export function alert(kind: AlertKind, children: readonly RootContent[], title?: string): Blockquote {
  const mark: PhrasingContent = { type: 'html', value: `[!${kind}]` };
  const opening = title ? [mark, text('\n'), { type: 'strong' as const, children: [text(title)] }] : [mark];
  return { type: 'blockquote', children: [paragraph(...opening), ...(children as BlockContent[])] };
}

/** An entry of a definition list: the term in bold before the first words of its definition. */
export function definitionItem(term: readonly PhrasingContent[], blocks: readonly RootContent[]): ListItem {
  const strong: PhrasingContent = { type: 'strong', children: [...term] };
  const [first, ...rest] = blocks as (BlockContent | DefinitionContent)[];
  const opening = first?.type === 'paragraph' ? [strong, text(': '), ...first.children] : [strong];
  const others = first === undefined || first.type === 'paragraph' ? rest : [first, ...rest];
  return { type: 'listItem', spread: others.length > 0, children: [paragraph(...opening), ...others] };
}

/**
 * A table of GitHub. The first row is its header; cells that a row lacks are empty.
 * @throws UnreadablePage for too many columns.
 */
export function table(rows: readonly (readonly PhrasingContent[][])[]): Table {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  if (columns > TABLE_COLUMNS) throw new UnreadablePage(`a table of ${columns} columns, the limit is ${TABLE_COLUMNS}`);
  return {
    type: 'table',
    align: [],
    children: rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: columns }, (_, column) => ({ type: 'tableCell', children: row[column] ?? [] })),
    })),
  };
}
