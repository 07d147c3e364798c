import { useEffect, useRef, useState } from 'react';

/** Time in which text that has arrived is revealed, whatever its amount. */
const CATCH_UP_MILLISECONDS = 180;
const SMALL = 24;

/**
 * Reveals streaming text at an even pace, although it arrives in pieces of different sizes. A finished text is shown
 * completely, as is every text for readers who prefer reduced motion and in hidden tabs, which draw no frames.
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
