import { sentencesOf } from '../../text/sentences.js';
import { INTRODUCTION_CHARACTERS, WINDOW_CHARACTERS } from '../limits.js';
import type { Block } from './block.js';

interface Window {
  /** The sentence before the list, the table or the code in which the window begins. */
  readonly introduction: Block | undefined;
  readonly blocks: Block[];
}

/**
 * Groups blocks into windows of about `WINDOW_CHARACTERS`; each becomes a chunk. A window that begins in a list, a table or code
 * repeats the sentence before it. A label, such as the name of a tab, is not at the end of a window. A short last window is
 * joined to the one before.
 */
export function windowsOf(blocks: readonly Block[]): Block[][] {
  const windows: Window[] = [];
  let size = 0;
  for (const block of blocks) {
    const current = windows.at(-1);
    if (current && (size + block.plain.length <= WINDOW_CHARACTERS || isAnnouncedBy(current.blocks, block))) {
      current.blocks.push(block);
      size += block.plain.length;
    } else {
      const next = windowAfter(current, block);
      windows.push(next);
      size = sizeOf(next.blocks) + (next.introduction?.plain.length ?? 0);
    }
  }
  return joinShortRest(windows).map(({ introduction, blocks: own }) => (introduction ? [introduction, ...own] : own));
}

function windowAfter(current: Window | undefined, block: Block): Window {
  const last = current?.blocks.at(-1);
  if (current && last && current.blocks.length > 1 && (introduces(last) || isAnnouncedBy([last], block))) {
    current.blocks.pop();
    return { introduction: undefined, blocks: [last, block] };
  }
  return { introduction: current && introductionOf(block), blocks: [block] };
}

/** Whether nothing but the short paragraph before the list, the table or the code of the block is in the window. */
function isAnnouncedBy([only, ...others]: readonly Block[], { after }: Block): boolean {
  return only !== undefined && others.length === 0 && only === after && only.plain.length <= INTRODUCTION_CHARACTERS;
}

const LABEL = /^\*\*[^*\n]+\*\*$/;

/** Whether the block only announces the next one: `**Linux**`, or a short text with a colon at its end. */
function introduces({ kind, markdown, plain }: Block): boolean {
  return kind === 'prose' && plain.length <= INTRODUCTION_CHARACTERS && (LABEL.test(markdown) || isOpen(plain));
}

function isOpen(text: string): boolean {
  return /[:：]$/.test(text.trimEnd());
}

function introductionOf({ after, continues }: Block): Block | undefined {
  if (!after || !(continues || isOpen(after.plain))) return undefined;
  const markdown = sentencesOf(after.markdown).at(-1) ?? '';
  const plain = sentencesOf(after.plain).at(-1) ?? '';
  if (plain === '' || plain.length > INTRODUCTION_CHARACTERS) return undefined;
  return { kind: 'prose', markdown, plain };
}

function joinShortRest(windows: readonly Window[]): readonly Window[] {
  const last = windows.at(-1);
  const before = windows.at(-2);
  if (!last || !before || sizeOf(last.blocks) > WINDOW_CHARACTERS / 4) return windows;
  return [...windows.slice(0, -2), { ...before, blocks: [...before.blocks, ...last.blocks] }];
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.plain.length, 0);
}
