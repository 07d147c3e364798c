/**
 * Says that the model server has sent something of which the reader sees nothing yet, so that the idle time-out begins
 * again. It passes through the SDK for both APIs: as an unknown event of the Responses API, and as a chunk of Chat
 * Completions without choices.
 */
export const ACTIVITY = { type: 'activity', choices: [] } as const;

/** @param event of the SDK. */
export function isActivity(event: { readonly type: string; readonly event?: unknown }): boolean {
  return event.type === 'model' && event.event === ACTIVITY;
}
