interface Incomplete {
  readonly type: 'response.incomplete';
  readonly response?: object;
}

/**
 * The event as it is, but the end of an incomplete response as that of a complete one: the SDK would throw what came before
 * it away. Why it is incomplete stays in its `incomplete_details`.
 */
export function asCompleted(event: unknown): unknown {
  if (!isIncomplete(event)) return event;
  return { ...event, type: 'response.completed', response: { ...event.response, status: 'completed' } };
}

function isIncomplete(event: unknown): event is Incomplete {
  return (event as { type?: unknown } | null)?.type === 'response.incomplete';
}
