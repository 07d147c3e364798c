import type { FlavourName } from './flavours/flavour-name.js';
import type { PageData } from './front-matter/read-front-matter.js';
import { firstHeading } from './markdown/heading-anchors.js';
import type { CorpusPage } from './page.js';
import { humanize, stemOf } from './page-path.js';

/** Names of a page in the navigation: of Docusaurus, Hugo, Mintlify, and Just the Docs. */
const SHORT_NAMES = ['sidebar_label', 'linkTitle', 'sidebarTitle', 'nav_title'];

/** How a page is called, and what is searched besides its text. */
export type PageTexts = Pick<CorpusPage, 'title' | 'titleAbove' | 'labels' | 'description' | 'keywords'>;

/**
 * A heading of level 1 that no other heading precedes is the title. Without one, the title in front matter stands above the
 * text, as site generators show it; without that, the first heading or the name of the file is the title.
 */
export function textsOf(path: string, data: PageData, markdown: string, flavour: FlavourName): PageTexts {
  const opening = firstHeading(markdown);
  const named = textOf(data.title);
  const titleAbove = named !== undefined && opening?.depth !== 1;
  const title = titleAbove ? named : (opening?.text ?? humanize(stemOf(path)));
  // In other generators, aliases are addresses.
  const aliases = flavour === 'obsidian' ? wordsIn(data.aliases) : [];
  const labels = [named, ...SHORT_NAMES.map((name) => textOf(data[name])), sidebarLabel(data.sidebar), ...aliases];
  return {
    title,
    titleAbove,
    labels: [...new Set(labels)].flatMap((label) => (label === undefined || label === title ? [] : [label])),
    description: textOf(data.description) ?? null,
    keywords: [...new Set([data.keywords, data.tags].flatMap(wordsIn))],
  };
}

/** `sidebar: { label: … }` of Starlight. */
function sidebarLabel(sidebar: unknown): string | undefined {
  return typeof sidebar === 'object' && sidebar !== null && 'label' in sidebar ? textOf(sidebar.label) : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** A list, or words separated by commas. Docusaurus also allows `{ label, permalink }` as a tag. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(',').flatMap((word) => textOf(word) ?? []);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const isLabelled = typeof item === 'object' && item !== null && 'label' in item;
    return textOf(isLabelled ? item.label : item) ?? [];
  });
}
