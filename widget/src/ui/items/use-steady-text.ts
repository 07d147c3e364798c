import { useEffect, useRef, useState } from 'react';

/** What waits is shown within about this time, however large the lumps are in which it arrives. */
const CATCH_UP_MILLISECONDS = 180;
const SMALL = 24;

/**
 * Text that arrives in lumps, shown at an even pace. When the answer is whole, so is the text; readers who asked for
 * less motion get it as it comes.
 */
export function useSteadyText(text: string, streaming: boolean): string {
  const [length, setLength] = useState(streaming ? 0 : text.length);
  const target = useRef(text);
  target.current = text;
  const pacing = streaming && !prefersStill();
  useEffect(() => {
    if (!pacing) return;
    let frame = 0;
    let before = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, (now - before) / CATCH_UP_MILLISECONDS);
      before = now;
      setLength((shown) => nextLength(shown, target.current, share));
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [pacing]);
  return pacing && length < text.length ? text.slice(0, length) : text;
}

function nextLength(shown: number, text: string, share: number): number {
  const waiting = text.length - shown;
  if (waiting <= 0) return Math.min(shown, text.length);
  const next = waiting <= SMALL ? text.length : shown + Math.max(SMALL / 4, Math.ceil(waiting * share));
  const splitsCharacter = /[\uDC00-\uDFFF]/.test(text[Math.floor(next)] ?? '');
  return Math.min(text.length, Math.floor(next) + (splitsCharacter ? 1 : 0));
}

const prefersStill = (): boolean =>
  typeof matchMedia === 'undefined' || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
