import type { Block } from './block.js';

/** The wanted number of characters of plain text in a chunk: about as much as one vector of a sentence encoder can represent. */
const WINDOW_SIZE = 1_200;
/** Characters. Code up to this size is not cut; a longer passage would not help a reader. */
const CODE_LIMIT = 8_000;

/** Groups blocks into windows of about `WINDOW_SIZE`; each becomes a chunk. A short last window is joined to the one before. */
export function windowsOf(blocks: readonly Block[]): Block[][] {
  const windows: Block[][] = [];
  let size = 0;
  for (const block of blocks.flatMap(splitOversized)) {
    const fits = size > 0 && size + block.plain.length <= WINDOW_SIZE;
    if (fits) windows.at(-1)!.push(block);
    else windows.push([block]);
    size = fits ? size + block.plain.length : block.plain.length;
  }
  return joinShortRest(windows);
}

function joinShortRest(windows: Block[][]): Block[][] {
  const last = windows.at(-1);
  const before = windows.at(-2);
  if (!last || !before || sizeOf(last) > WINDOW_SIZE / 4) return windows;
  return [...windows.slice(0, -2), [...before, ...last]];
}

function sizeOf(window: readonly Block[]): number {
  return window.reduce((sum, block) => sum + block.plain.length, 0);
}

/** Cuts a block that exceeds its limit between lines. A line that exceeds the limit (minified code) is cut at any character. */
function splitOversized(block: Block): Block[] {
  const limit = block.kind === 'code' ? CODE_LIMIT : WINDOW_SIZE * 2;
  if (block.plain.length <= limit) return [block];
  const pieces: string[] = [];
  for (const line of block.plain.split('\n').flatMap((text) => hardWrapped(text, limit))) {
    const fits = pieces.length > 0 && pieces.at(-1)!.length + line.length < limit;
    if (fits) pieces[pieces.length - 1] += `\n${line}`;
    else pieces.push(line);
  }
  return pieces.map((plain) => ({ kind: block.kind, plain, markdown: plain }));
}

function hardWrapped(line: string, limit: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at === 0 || at < line.length; at += limit) pieces.push(line.slice(at, at + limit));
  return pieces;
}
