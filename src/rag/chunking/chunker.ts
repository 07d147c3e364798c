import { v5 } from 'uuid';
import { type Section, sectionsOf } from '../../content/markdown/sections.js';
import type { CorpusPage } from '../../content/page.js';
import { editionOf } from '../../content/page-edition.js';
import { placeOf } from '../../content/page-place.js';
import type { Chunk } from '../chunk.js';
import type { Block } from './block.js';
import { blocksOf } from './blocks-of.js';
import { windowsOf } from './windows.js';

/** Increase it when a change of the code gives the same page other chunks or vectors: an index of another version is rejected. */
export const CHUNKER_VERSION = '9';

const ID_NAMESPACE = 'b8a3f3c2-5c0e-5a53-9d5e-6f1c5a1d7a10';
const CHARACTERS_PER_TOKEN = 4;

/** A chunk with the texts from which its search vectors are computed; these texts are not stored. */
export interface DraftChunk {
  readonly chunk: Chunk;
  /** Titles of the chapter, the page with its other names, and the headings above. They are searched too. */
  readonly titles: readonly string[];
  readonly prose: string;
  readonly code: string;
}

/**
 * The chunks of each section of a page, in order. A heading without text directly below it has no chunk. A page can give
 * several headings the same `{#id}`: positions are counted on, so that every chunk of the page has its own id.
 */
export function chunkPage(page: CorpusPage): DraftChunk[][] {
  const counts = new Map<string, number>();
  const sections = sectionsOf(page).map((section) => {
    const windows = windowsOf(blocksOf(section.blocks, page.markdown));
    const first = counts.get(section.anchor) ?? 0;
    counts.set(section.anchor, first + windows.length);
    return windows.map((window, index) => draft(page, section, window, first + index));
  });
  return withPageData(page, sections);
}

/** The first chunk is found by the description and the keywords of its page too. In every chunk they would weigh too much. */
function withPageData({ description, keywords }: CorpusPage, sections: DraftChunk[][]): DraftChunk[][] {
  const first = sections.find((chunks) => chunks.length > 0);
  const [opening] = first ?? [];
  if (!first || !opening || (description === null && keywords.length === 0)) return sections;
  const prose = [description, opening.prose].filter(Boolean).join('\n');
  first[0] = { ...opening, prose, titles: [...new Set([...opening.titles, ...keywords])] };
  return sections;
}

function draft(page: CorpusPage, section: Section, window: readonly Block[], position: number): DraftChunk {
  const text = window.map((block) => block.markdown).join('\n\n');
  return {
    chunk: {
      id: v5(`${page.path}\n${section.anchor}\n${position}`, ID_NAMESPACE),
      file: page.path,
      urlPath: page.urlPath,
      heading: section.heading,
      headingPath: section.path,
      anchor: section.anchor,
      position,
      text,
      ...placeOf(page),
      ...editionOf(page),
      acl: page.acl,
      tokenCount: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
    },
    titles: titlesAbove(page, section),
    prose: plainOf(window, 'prose'),
    code: plainOf(window, 'code'),
  };
}

function titlesAbove(page: CorpusPage, section: Section): string[] {
  return [...new Set([page.chapterTitle, page.lessonTitle, page.title, ...page.labels, ...section.path])].filter(
    (title) => title !== null,
  );
}

function plainOf(window: readonly Block[], kind: Block['kind']): string {
  return window
    .filter((block) => block.kind === kind)
    .map((block) => block.plain)
    .join('\n');
}
