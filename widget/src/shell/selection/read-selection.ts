import { SELECTED_TEXT_LIMIT } from '../../host/limits.js';
import type { SelectionOptions } from '../../host/options.js';
import { textOfFragment } from './clean-text.js';
import { type FittedText, fitLength } from './fit-length.js';

const EDITABLE = 'input,textarea,select,[contenteditable=""],[contenteditable="true"],[data-bw-ignore],[data-private]';
const READING_ROOTS = ['article', 'main', '[role="main"]', 'body'];

export interface PageSelection extends FittedText {
  /** Where the selection ended, in viewport coordinates. The offer is placed there. */
  place: DOMRect;
}

/**
 * The selection of the reader, or null when it is empty or not text of the page. Its text alone cannot decide that:
 * browsers also report text inside the shadow root and in text fields. So the start and the end of the range are
 * checked.
 */
export function readSelection(host: Element, options: SelectionOptions = {}): PageSelection | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  if (document.activeElement === host && host.shadowRoot?.activeElement) return null;
  const range = readableRange(selection, readingRoot(options.root), host);
  if (range === null) return null;
  const text = textOfFragment(range.cloneContents(), options.ignore);
  const fitted = fitLength(
    text,
    options.minLength,
    Math.min(options.maxLength ?? SELECTED_TEXT_LIMIT, SELECTED_TEXT_LIMIT),
  );
  return fitted && { ...fitted, place: placeOf(selection, range) };
}

function readableRange(selection: Selection, root: Element, host: Element): Range | null {
  const range = selection.getRangeAt(0);
  if (range.collapsed) return null;
  const { startContainer, endContainer, endOffset } = composedRange(selection, host) ?? range;
  if (!isReadable(startContainer, root, host)) return null;
  return isReadable(endContainer, root, host) ? range : endedBefore(range, { endContainer, endOffset }, root);
}

/** The range with its ends inside our shadow root, if they are there; null in browsers without `getComposedRanges`. */
function composedRange(selection: Selection, host: Element): StaticRange | null {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with `selection` as its `this`.
  const { getComposedRanges } = selection;
  if (typeof getComposedRanges !== 'function' || !host.shadowRoot) return null;
  return getComposedRanges.call(selection, { shadowRoots: [host.shadowRoot] })[0] ?? null;
}

/**
 * A triple click ends the selection at the start of the next block, which may be the chat, a field or the footer. If
 * nothing of that block is selected, the range is ended before it.
 */
function endedBefore(range: Range, end: Pick<Range, 'endContainer' | 'endOffset'>, root: Element): Range | null {
  const { endContainer, endOffset } = end;
  const ended = range.cloneRange();
  const barrier = closestIn(endContainer, EDITABLE);
  if (barrier && root.contains(barrier)) ended.setEndBefore(barrier);
  else ended.setEnd(root, root.childNodes.length);
  const beyond = range.cloneRange();
  beyond.setStart(ended.endContainer, ended.endOffset);
  const shadow = endContainer.getRootNode();
  const inside = document.createRange();
  if (shadow !== document) {
    inside.setStart(shadow, 0);
    inside.setEnd(endContainer, endOffset);
  }
  return (beyond.toString() + inside.toString()).trim() === '' && !ended.collapsed ? ended : null;
}

const closestIn = (node: Node, selector: string): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest(selector) ?? null;

function isReadable(node: Node, root: Element, host: Element): boolean {
  if (node.getRootNode() !== document || node === host || host.contains(node)) return false;
  return closestIn(node, EDITABLE) === null && root.contains(node);
}

function readingRoot(selector: string | undefined): Element {
  const selectors = selector ? [selector] : READING_ROOTS;
  for (const candidate of selectors) {
    const found = document.querySelector(candidate);
    if (found) return found;
  }
  return document.body;
}

function placeOf(selection: Selection, range: Range): DOMRect {
  const end = document.createRange();
  if (selection.focusNode) {
    end.setStart(selection.focusNode, selection.focusOffset);
    const rect = [...end.getClientRects()].at(-1);
    if (rect && rect.height > 0) return rect;
  }
  const rects = [...range.getClientRects()].filter((rect) => rect.height > 0);
  const backwards = selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
  return (backwards ? rects[0] : rects.at(-1)) ?? range.getBoundingClientRect();
}
