import { useEffect, useRef } from 'react';

/** What lies over the panel, innermost last. Escape closes one at a time. */
const layers: (() => void)[] = [];

export function closeInnermostLayer(): boolean {
  const close = layers.at(-1);
  close?.();
  return close !== undefined;
}

/** Registers an open layer for as long as it is open. */
export function useLayer(open: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!open) return;
    const entry = (): void => latest.current();
    layers.push(entry);
    return () => {
      layers.splice(layers.indexOf(entry), 1);
    };
  }, [open]);
}
