import type { protocol } from '@openai/agents';

interface UnusedResponse {
  readonly type: 'unused_response';
  readonly usage: protocol.UsageData;
}

/** Says to the meter what a response has cost that is asked for again. The runner and the reader never see it. */
export function unused({ response }: protocol.StreamEventResponseCompleted): protocol.StreamEvent {
  const event: UnusedResponse = { type: 'unused_response', usage: response.usage };
  return { type: 'model', event };
}

/** @param event of a `model` event of the SDK. */
export function isUnused(event: unknown): event is UnusedResponse {
  return (event as { type?: unknown } | null)?.type === 'unused_response';
}
