import type { UrlSource } from '../../protocol/sources.js';
import type { Passage } from '../../rag/passage.js';
import { linkToWords } from './link-to-words.js';
import { plainBlocks } from './plain-blocks.js';

const SNIPPET_LENGTH = 200;

/** A passage as readers see it: where it leads, and a glimpse of what stands there. */
export function toSource(passage: Passage): UrlSource {
  const blocks = plainBlocks(passage.text);
  return {
    type: 'url',
    title: titleOf(passage),
    url: linkToWords(passage.sourceUrl, blocks),
    description: snippetOf(blocks.map(({ text }) => text).join(' ')),
    group: passage.chapterTitle,
  };
}

function titleOf({ heading, lessonTitle, headingPath }: Passage): string {
  const page = lessonTitle ?? headingPath[0];
  if (!page || page === heading) return heading || page || '';
  return heading ? `${page} › ${heading}` : page;
}

function snippetOf(line: string): string {
  if (line.length <= SNIPPET_LENGTH) return line;
  return `${line
    .slice(0, SNIPPET_LENGTH)
    .replace(/\s+\S*$/, '')
    .toWellFormed()}…`;
}
