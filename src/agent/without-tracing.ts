import { NoopTrace, setTracingContextStorage, type TracingContextStorage } from '@openai/agents';

/**
 * The SDK carries its traces through asynchronous calls, also when it traces nothing. On Node 20 that makes every promise
 * of the process slower. Whoever turns tracing on must not call this.
 */
export function turnOffTracing(): void {
  setTracingContextStorage(NOTHING_TRACED);
}

const NOTHING_TRACED: TracingContextStorage = {
  run: (_store, callback) => callback(),
  getStore: () => ({ active: true, trace: new NoopTrace() }),
  enterWith: () => undefined,
};
