import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const BOTTOM_SLACK = 24;
const LOAD_OLDER_WITHIN = 200;

interface ThreadScroll {
  log: RefObject<HTMLDivElement | null>;
  atBottom: boolean;
  toBottom: () => void;
  /** Pixels that the newest turn keeps free, so that its question can be scrolled to the top. */
  reserved: number;
}

interface ScrollSettings {
  /** Changes when another thread is shown. */
  threadKey: string;
  /** Key of the newest question; `asked` is true if it was sent from here, not loaded. */
  questionKey: string | null;
  asked: boolean;
  oldestKey: string | null;
  autoScroll: boolean;
  onNearTop: () => void;
}

/**
 * A new question is scrolled to the top, and its answer fills the room below. Otherwise the log follows new text only
 * while the reader is at the bottom; scrolling up stops that.
 */
export function useThreadScroll(settings: ScrollSettings): ThreadScroll {
  const { threadKey, questionKey, asked, oldestKey, autoScroll } = settings;
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [atBottom, setAtBottom] = useState(true);
  const [reserved, setReserved] = useState(0);
  const nearTop = useRef(settings.onNearTop);
  nearTop.current = settings.onNearTop;

  useLayoutEffect(() => {
    following.current = true;
    setReserved(0);
    scrollToEnd(log.current);
  }, [threadKey]);

  useLayoutEffect(() => {
    const box = log.current;
    if (!box || !asked || questionKey === null) return;
    following.current = false;
    setReserved(box.clientHeight);
  }, [questionKey, asked]);

  useLayoutEffect(() => {
    if (reserved === 0 || !autoScroll) return;
    const box = log.current;
    const turn = box?.querySelector<HTMLElement>('.turn.last');
    if (box && turn) box.scrollTop = turn.offsetTop - parseFloat(getComputedStyle(box).paddingTop || '0');
  }, [reserved, questionKey, autoScroll]);

  useKeepPlace(log, following, threadKey, oldestKey);

  useEffect(() => {
    const box = log.current;
    return box
      ? watchLog(box, { following, autoScroll, onMove: setAtBottom, onNearTop: () => nearTop.current() })
      : undefined;
  }, [autoScroll]);

  const toBottom = (): void => {
    following.current = true;
    scrollToEnd(log.current);
  };
  return { log, atBottom, toBottom, reserved };
}

interface LogWatch {
  following: RefObject<boolean>;
  autoScroll: boolean;
  onMove: (atBottom: boolean) => void;
  onNearTop: () => void;
}

/** Watches scrolling and growth of the log. Scrolling up ends following, reaching the bottom starts it again. */
function watchLog(box: HTMLElement, { following, autoScroll, onMove, onNearTop }: LogWatch): () => void {
  let topBefore = box.scrollTop;
  // The reader scrolled up by wheel, key, touch or scroll bar: new text must not move the view. Content that becomes
  // shorter moves the log up too, but leaves it at its end.
  const noticeScrollingUp = (): void => {
    if (box.scrollTop < topBefore - 1 && belowView(box) > 1) following.current = false;
    topBefore = box.scrollTop;
  };
  const onScroll = (): void => {
    noticeScrollingUp();
    onMove(hiddenBelow(box) < BOTTOM_SLACK);
    if (box.scrollTop < LOAD_OLDER_WITHIN) onNearTop();
  };
  const onWheel = (event: WheelEvent): void => {
    if (event.deltaY < 0) following.current = false;
  };
  const onSettled = (): void => {
    following.current = belowView(box) < BOTTOM_SLACK && hiddenBelow(box) < BOTTOM_SLACK;
  };
  const stop = new AbortController();
  const { signal } = stop;
  box.addEventListener('scroll', onScroll, { signal, passive: true });
  box.addEventListener('wheel', onWheel, { signal, passive: true });
  box.addEventListener('scrollend', onSettled, { signal });
  const content = new ResizeObserver(() => {
    // In one frame the observer runs before the scroll event.
    noticeScrollingUp();
    if (following.current && autoScroll) scrollToEnd(box);
    onScroll();
  });
  if (box.firstElementChild) content.observe(box.firstElementChild);
  content.observe(box);
  return () => {
    stop.abort();
    content.disconnect();
  };
}

/**
 * Keeps the shown messages in place when older ones are inserted before them. A reader who has scrolled up may not have
 * caused a scroll event yet: that event comes with the next frame.
 */
function useKeepPlace(
  log: RefObject<HTMLDivElement | null>,
  following: RefObject<boolean>,
  threadKey: string,
  oldestKey: string | null,
): void {
  const before = useRef({ threadKey, oldestKey });
  const last = before.current;
  const growsAtTop = last.threadKey === threadKey && last.oldestKey !== null && last.oldestKey !== oldestKey;
  // Read while the older messages are not in the document yet: messages may have grown since the last rendering.
  const placeBefore =
    growsAtTop && log.current ? { height: log.current.scrollHeight, top: log.current.scrollTop } : null;
  useLayoutEffect(() => {
    before.current = { threadKey, oldestKey };
    const box = log.current;
    if (!box || !placeBefore) return;
    const { height, top } = placeBefore;
    if (height - top - box.clientHeight > BOTTOM_SLACK) following.current = false;
    // Not added to the present place: some browsers have already moved it by themselves.
    box.scrollTop = top + box.scrollHeight - height;
  });
}

/** Pixels that the log can still be scrolled down. */
function belowView(box: HTMLElement): number {
  return box.scrollHeight - box.scrollTop - box.clientHeight;
}

/** Pixels of text below the visible part, without the empty room that a new turn keeps. */
function hiddenBelow(box: HTMLElement): number {
  const words = box.querySelector('.turn.last')?.getBoundingClientRect().bottom ?? 0;
  return words - box.getBoundingClientRect().bottom;
}

function scrollToEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
