import { type ReactNode, useMemo } from 'react';
import remend from 'remend';
import { shownConversation } from '../../session/chat-store.js';
import type { CitationMark } from '../citations/cited-source.js';
import { useChat } from '../context.js';
import { isReadable } from './is-readable.js';
import { MarkdownBlock } from './markdown-block.js';
import { splitBlocks } from './split-blocks.js';

interface MarkdownTextProps {
  text: string;
  streaming?: boolean;
  marks?: readonly CitationMark[];
}
const NO_MARKS: readonly CitationMark[] = [];

/**
 * Shows markdown. While it is streaming, unfinished marks at its end (`**`, a code fence) are completed for display.
 * A text that the parser cannot read in a short time is shown as it is written.
 */
export function MarkdownText({ text, streaming = false, marks = NO_MARKS }: MarkdownTextProps): ReactNode {
  const imageDomains = useChat((state) => shownConversation(state).thread?.allowedImageDomains ?? null);
  const clean = useMemo(() => text.replace(/\r\n?/g, '\n'), [text]);
  const blocks = useMemo(() => (isReadable(clean) ? splitBlocks(clean) : null), [clean]);
  if (blocks === null) return <p className="w-text">{clean}</p>;
  return (
    <div className="md">
      {blocks.map(({ source, start }, index) => {
        const open = streaming && index === blocks.length - 1;
        return (
          <MarkdownBlock
            key={index}
            source={open ? remend(source, { linkMode: 'text-only' }) : source}
            open={open}
            marks={marksWithin(marks, start, blocks[index + 1]?.start ?? Infinity)}
            imageDomains={imageDomains}
          />
        );
      })}
    </div>
  );
}

/** A mark on the boundary of two blocks belongs to the first of them. */
const marksWithin = (marks: readonly CitationMark[], start: number, end: number): readonly CitationMark[] => {
  const within = marks.filter(({ offset }) => (offset > start || start === 0) && offset <= end);
  return within.length === 0 ? NO_MARKS : within.map((mark) => ({ ...mark, offset: mark.offset - start }));
};
