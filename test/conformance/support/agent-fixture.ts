import type { ThreadItem } from '../../../src/protocol/items.js';
import type { Fixture } from './fixtures.js';

export interface UpstreamEvent {
  readonly type: string;
  readonly item_id?: string;
  readonly item?: { readonly id?: string };
}

export interface HttpError {
  readonly http_error: { readonly status: number; readonly body: unknown };
}

export type ModelCall = readonly UpstreamEvent[] | HttpError;

export interface EventPlace {
  readonly model_call: number;
  readonly index: number;
}

/** A call of a context method, as an object with one key. */
export type ContextCall = Readonly<Record<string, unknown>>;

export interface ContextCalls {
  readonly before_run?: true;
  readonly during_tool_call?: string;
  readonly before_event?: EventPlace;
  readonly burst?: boolean;
  readonly output?: string;
  readonly calls: readonly ContextCall[];
}

export interface AgentStreamFixture extends Fixture {
  readonly thread: { readonly id: string; readonly created_at: string };
  readonly history: readonly ThreadItem[];
  readonly upstream_events: readonly UpstreamEvent[] | readonly ModelCall[];
  readonly agent?: {
    readonly tools?: readonly { readonly name: string; readonly parameters: object }[];
    readonly stop_at_tools?: readonly string[];
    readonly input_guardrail?: { readonly trips_before_event: EventPlace };
    readonly output_guardrail?: true;
  };
  readonly converter?: { readonly partial_images?: number; readonly image_url?: string };
  readonly context_calls?: readonly ContextCalls[];
  readonly client_disconnects_before_event?: EventPlace;
  readonly expected_events: readonly unknown[];
  readonly expected_error: object | null;
  readonly store_after: readonly unknown[];
}

export function modelCallsOf({ upstream_events: events }: AgentStreamFixture): readonly ModelCall[] {
  const isOnlyCall = events[0] !== undefined && 'type' in events[0];
  return isOnlyCall ? [events as readonly UpstreamEvent[]] : (events as readonly ModelCall[]);
}

/** Ids of the provider's messages and function calls. The reference keeps them; this server replaces them. */
export function upstreamItemIds(fixture: AgentStreamFixture): Set<string> {
  const events = modelCallsOf(fixture).flatMap((call) => ('http_error' in call ? [] : call));
  const items = events.flatMap(({ type, item }) => (type.startsWith('response.output_item') && item ? [item] : []));
  const replaced = items.filter((item) =>
    ['message', 'function_call'].includes((item as { type?: string }).type ?? ''),
  );
  return new Set(replaced.flatMap(({ id }) => (id ? [id] : [])));
}
