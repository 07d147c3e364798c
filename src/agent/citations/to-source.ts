import type { UrlSource } from '../../protocol/sources.js';
import type { Passage } from '../../rag/passage.js';
import { cutAtWord } from '../../text/cut.js';
import { linkToWords } from './link-to-words.js';
import { plainBlocks } from './plain-blocks.js';

const SNIPPET_LENGTH = 200;

/** A passage as readers see it: a title, a link to its words, and the beginning of its text. */
export function toSource(passage: Passage): UrlSource {
  const blocks = plainBlocks(passage.text);
  return {
    type: 'url',
    title: titleOf(passage),
    url: linkToWords(passage.sourceUrl, blocks),
    description: cutAtWord(blocks.map(({ text }) => text).join(' '), SNIPPET_LENGTH).toWellFormed(),
    group: passage.chapterTitle,
  };
}

function titleOf({ heading, lessonTitle, headingPath }: Passage): string {
  const page = lessonTitle ?? headingPath[0];
  if (!page || page === heading) return heading || page || '';
  return heading ? `${page} › ${heading}` : page;
}
