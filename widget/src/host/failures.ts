import type { WidgetBridge } from './bridge.js';

const emitted = new WeakSet<Error>();

/** Emits `chatkit.error`, once for each error, however many parts of the widget report it. */
export function emitFailure(bridge: Pick<WidgetBridge, 'emit'>, thrown: unknown): void {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (emitted.has(error)) return;
  emitted.add(error);
  bridge.emit('error', { error });
}

/** Emits the failure of work for which nothing waits. */
export function watchFailure(bridge: Pick<WidgetBridge, 'emit'>, work: Promise<unknown>): void {
  work.catch((error: unknown) => emitFailure(bridge, error));
}
