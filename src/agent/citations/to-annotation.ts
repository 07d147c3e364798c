import type { Annotation } from '../../protocol/sources.js';
import type { Passage } from '../../rag/passage.js';

const SNIPPET_LENGTH = 200;

/** A citation as readers see it: where it leads, and a glimpse of what stands there. */
export function toAnnotation(passage: Passage, index: number): Annotation {
  const { sourceUrl: url, chapterTitle } = passage;
  return {
    type: 'annotation',
    source: { type: 'url', title: titleOf(passage), url, description: snippetOf(passage.text), group: chapterTitle },
    index,
  };
}

function titleOf({ heading, lessonTitle, headingPath }: Passage): string {
  const page = lessonTitle ?? headingPath[0];
  if (!page || page === heading) return heading || page || '';
  return heading ? `${page} › ${heading}` : page;
}

function snippetOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SNIPPET_LENGTH) return line;
  return `${line.slice(0, SNIPPET_LENGTH).replace(/\s+\S*$/, '')}…`;
}
