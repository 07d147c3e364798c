import { lexer } from 'marked';

/** Link and footnote definitions apply to the whole text, so a text that contains one stays a single block. */
const SHARED_DEFINITIONS = /^\s{0,3}\[[^[\]]+\]:\s|\[\^[^[\]]+\]/m;

export interface Block {
  source: string;
  /** Offset in the whole text, in UTF-16 code units. */
  start: number;
}

/**
 * Splits markdown into blocks that can be parsed alone, so that only the last block of a growing answer is parsed
 * again.
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
