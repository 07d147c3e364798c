import { lexer } from 'marked';

/** Definitions may stand anywhere and be used everywhere, so a text that has them is one block. */
const SHARED_DEFINITIONS = /^\s{0,3}\[[^\]]+\]:\s|\[\^[^\]]+\]/m;

export interface Block {
  source: string;
  /** Where it begins in the whole text. */
  start: number;
}

/**
 * Parts of a text that mean the same alone as together. While an answer grows only its last block is parsed again.
 */
export function splitBlocks(text: string): Block[] {
  if (SHARED_DEFINITIONS.test(text)) return [{ source: text, start: 0 }];
  const blocks: Block[] = [];
  let start = 0;
  for (const { raw, type } of lexer(text)) {
    const last = blocks.at(-1);
    if (type === 'space' && last) last.source += raw;
    else blocks.push({ source: raw, start });
    start += raw.length;
  }
  return start === text.length ? blocks : [{ source: text, start: 0 }];
}
