import { Readable } from 'node:stream';
import type OpenAI from 'openai';
import { EVENT_STREAM, EventStreamResponse } from '../../common/upstream/undici-fetch.js';
import { ChatStream } from './chat-stream.js';
import { type LimitedBody, withLimitName } from './limit-name.js';
import { readOpenAIEvents } from './openai-events.js';
import type { RegularStream } from './regular-stream.js';
import { ResponsesStream } from './responses-stream.js';
import { withServerState } from './server-state.js';
import type { PacketFilter } from './text-batch.js';
import type { ThoughtHabits } from './thought-tags.js';

/** `undiciFetch` then also reads a stream whose content type is missing or wrong. */
const ACCEPTED = `${EVENT_STREAM}, application/json`;
const UNCHANGED: PacketFilter = (events) => events;

/**
 * A view of the client in which streams are read by `readOpenAIEvents`: the client's own reader takes several steps for
 * each event, ours one for each packet. The models of the SDK read only the two members that are replaced and `baseURL`;
 * anything else comes from the client itself.
 * @param habits of the models that this client asks.
 * @param newFilter returns the packet filter of one response.
 */
export function streamClient(
  client: OpenAI,
  habits: ThoughtHabits = new Map(),
  newFilter: () => PacketFilter = () => UNCHANGED,
): OpenAI {
  const { responses, chat } = client;
  const openChat: Open = (response, model) => openEvents(response, newFilter(), new ChatStream(model, habits));
  const openResponse: Open = (response, model) => openEvents(response, newFilter(), new ResponsesStream(model, habits));
  const respond = responses.create.bind(responses) as unknown as Create;
  const complete = chat.completions.create.bind(chat.completions) as unknown as Create;
  const completions = {
    create: streaming(client.baseURL, (body, options) => complete(withServerState(body), options), openChat),
  };
  return Object.create(client, {
    responses: { value: { create: streaming(client.baseURL, respond, openResponse) } },
    chat: { value: { completions } },
  }) as OpenAI;
}

/** What the client's `create` methods return. */
interface ApiCall extends Promise<unknown> {
  asResponse(): Promise<Response>;
}

interface Body extends LimitedBody {
  readonly stream?: boolean | null;
  readonly messages?: unknown;
}

type Create = (body: Body, options?: { readonly headers?: object }) => ApiCall;
/** @param model that was asked. */
type Open = (response: Response, model: string) => AsyncIterable<unknown>;

function streaming(address: string, create: Create, open: Open): (...args: Parameters<Create>) => Promise<unknown> {
  return (body, options) => {
    if (!body.stream) return create(body, options);
    const headers = { ...options?.headers, accept: ACCEPTED };
    const send = (sent: Body) => create(sent, { ...options, headers }).asResponse();
    return withLimitName(address, body, send).then((response) => open(response, body.model ?? ''));
  };
}

function openEvents(response: Response, filter: PacketFilter, stream: RegularStream): AsyncIterable<unknown> {
  if (response instanceof EventStreamResponse) return readOpenAIEvents(response, filter, stream);
  return openWhole(response, filter, stream);
}

/** A server that sends JSON sends its whole answer at once, or an event stream under a wrong name. */
async function* openWhole(
  response: Response,
  filter: PacketFilter,
  stream: RegularStream,
): AsyncGenerator<unknown, void, void> {
  const { headers } = response;
  const events = Readable.from([await response.text()], { objectMode: false });
  yield* readOpenAIEvents(new EventStreamResponse(events, { headers }), filter, stream);
}
