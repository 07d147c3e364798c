import { useEffect, useRef } from 'react';

/** Close functions of the open layers (menus, cards), innermost last. Escape closes one at a time. */
const layers: (() => void)[] = [];

/** Closes the innermost layer. False if none is open. */
export function closeInnermostLayer(): boolean {
  const close = layers.at(-1);
  close?.();
  return close !== undefined;
}

/** Registers a layer while it is open, so that Escape closes it. */
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
