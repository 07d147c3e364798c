import type { protocol } from '@openai/agents';

/** The member of `providerData` that holds state; `withServerState` removes it from the request. */
const STATE = 'server_state';
/** What servers call the reasoning of a response. The SDK itself sends back a text in `reasoning`. */
const REASONING = /^(?:reasoning_|thinking)/;
/** Texts of a part of the reasoning that arrive in pieces. */
const GROWING = new Set(['text', 'summary', 'data', 'thinking']);

type Members = Record<string, unknown>;

/** Members of one call and of its function that Chat Completions does not describe. */
interface CallState {
  readonly call: Members;
  readonly function: Members;
}

interface CallDelta extends Members {
  readonly index: number;
  readonly function?: Members;
}

/**
 * Collects what a Chat Completions server expects to get back unchanged with the result of a tool: unknown members of a
 * call, such as a signature, and the reasoning before it. The SDK drops both.
 */
export class ServerState {
  private readonly calls = new Map<number, CallState>();
  private readonly reasoning: Members = {};

  /** @param chunk that the stage has made regular. */
  read(chunk: unknown): void {
    const { choices } = (chunk ?? {}) as { choices?: readonly { delta?: Members }[] };
    const delta = choices?.[0]?.delta;
    if (!delta) return;
    for (const name in delta) {
      if (name === 'content') continue;
      if (name === 'tool_calls') for (const call of (delta.tool_calls ?? []) as CallDelta[]) this.readCall(call);
      else if (REASONING.test(name)) this.reasoning[name] = joined(this.reasoning[name], delta[name]);
    }
  }

  /** The end of the response with the state on its calls, from which the SDK makes the next request. */
  addTo(event: protocol.StreamEventResponseCompleted): protocol.StreamEventResponseCompleted {
    const states = [...this.calls.entries()].sort(([one], [other]) => one - other).map(([, state]) => state);
    let place = 0;
    const output = event.response.output.map((item) => {
      if (item.type !== 'function_call') return item;
      const state = { ...states[place], message: place === 0 ? this.reasoning : {} };
      place += 1;
      return { ...item, providerData: { ...item.providerData, [STATE]: state } };
    });
    return place === 0 ? event : { ...event, response: { ...event.response, output } };
  }

  private readCall({ index, id: _id, type: _type, function: called, ...call }: CallDelta): void {
    const { name: _name, arguments: _arguments, ...own } = called ?? {};
    const known = this.calls.get(index);
    this.calls.set(index, {
      call: { ...known?.call, ...given(call) },
      function: { ...known?.function, ...given(own) },
    });
  }
}

interface Message extends Members {
  readonly role?: string;
  readonly tool_calls?: (Members & { readonly function: Members })[];
}

/** A request of the SDK in which each call and its message have again what the server sent with them. */
export function withServerState<Body extends { readonly messages?: unknown }>(body: Body): Body {
  if (!Array.isArray(body.messages)) return body;
  const messages = (body.messages as Message[]).map((message) => (message.tool_calls ? restored(message) : message));
  return { ...body, messages };
}

function restored({ [STATE]: _state, tool_calls = [], ...message }: Message): Message {
  const states = tool_calls.map((call) => (call[STATE] ?? {}) as Partial<CallState> & { message?: Members });
  const calls = tool_calls.map(({ [STATE]: _own, ...call }, index) => ({
    ...call,
    ...states[index]?.call,
    function: { ...(call.function as Members), ...states[index]?.function },
  }));
  return Object.assign({}, message, { tool_calls: calls }, ...states.map((state) => state.message));
}

/**
 * Texts are joined, entries of lists too when they are pieces of one entry; anything else is replaced. Entries that are no
 * objects are left out.
 */
function joined(known: unknown, added: unknown): unknown {
  if (added === null || added === undefined) return known;
  if (typeof added === 'string') return typeof known === 'string' ? known + added : added;
  if (!Array.isArray(added)) return added;
  const list = Array.isArray(known) ? (known as Members[]) : [];
  for (const part of added as unknown[]) if (typeof part === 'object' && part !== null) addPart(list, part as Members);
  return list;
}

function addPart(list: Members[], part: Members): void {
  const last = list.at(-1);
  const isSame = last && last.type === part.type && last.index === part.index && !isNewId(last.id, part.id);
  if (!isSame) {
    list.push({ ...part });
    return;
  }
  for (const [name, value] of Object.entries(given(part))) {
    last[name] = GROWING.has(name) ? joined(last[name], value) : value;
  }
}

function isNewId(known: unknown, added: unknown): boolean {
  return typeof known === 'string' && typeof added === 'string' && known !== added;
}

function given(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));
}
