import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const BOTTOM_SLACK = 24;
const LOAD_OLDER_WITHIN = 200;

interface ThreadScroll {
  log: RefObject<HTMLDivElement | null>;
  atBottom: boolean;
  toBottom: () => void;
  /** How much room the newest turn keeps, so that its question can stand at the top. */
  reserved: number;
}

interface ScrollSettings {
  /** Changes when another thread is shown. */
  threadKey: string;
  /** Key of the newest question, and whether the reader has just asked it here. */
  questionKey: string | null;
  asked: boolean;
  oldestKey: string | null;
  autoScroll: boolean;
  onNearTop: () => void;
}

/**
 * A new question goes to the top and its answer fills the room below. Otherwise the log follows only a reader who is at
 * the bottom; any scrolling up ends that.
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

  useKeepPlace(log, threadKey, oldestKey);

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

/** Follows what the reader's own scrolling says about following, and what grows. */
function watchLog(box: HTMLElement, { following, autoScroll, onMove, onNearTop }: LogWatch): () => void {
  let topBefore = box.scrollTop;
  // Upwards by wheel, key, finger or scroll bar: what arrives from now on must not take the reader away. What became
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
    // A growth is told of before the event of a scroll in the same frame.
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

/** When older messages are put before what is shown, what is shown stays where it is. */
function useKeepPlace(log: RefObject<HTMLDivElement | null>, threadKey: string, oldestKey: string | null): void {
  const before = useRef({ threadKey, oldestKey, height: 0 });
  useLayoutEffect(() => {
    const box = log.current;
    if (!box) return;
    const last = before.current;
    const grewAtTop = last.threadKey === threadKey && last.oldestKey !== null && last.oldestKey !== oldestKey;
    if (grewAtTop) box.scrollTop += box.scrollHeight - last.height;
    before.current = { threadKey, oldestKey, height: box.scrollHeight };
  });
}

/** How far the log can be scrolled down still. */
function belowView(box: HTMLElement): number {
  return box.scrollHeight - box.scrollTop - box.clientHeight;
}

/** How far the last words are below the visible part; the room that a new turn keeps is not counted. */
function hiddenBelow(box: HTMLElement): number {
  const words = box.querySelector('.turn.last')?.getBoundingClientRect().bottom ?? 0;
  return words - box.getBoundingClientRect().bottom;
}

function scrollToEnd(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
