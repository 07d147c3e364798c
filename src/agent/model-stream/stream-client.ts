import type OpenAI from 'openai';
import { EventStreamResponse } from '../../common/upstream/undici-fetch.js';
import { readOpenAIEvents } from './openai-events.js';
import type { PacketFilter } from './text-batch.js';

const UNCHANGED: PacketFilter = (events) => events;

/**
 * A view of the client in which streams are read by `readOpenAIEvents`: the client's own reader takes several steps for
 * each event, ours one for each packet. The models of the SDK read only the two members that are replaced and `baseURL`;
 * anything else comes from the client itself.
 * @param newFilter returns the packet filter of one response.
 */
export function streamClient(client: OpenAI, newFilter: () => PacketFilter = () => UNCHANGED): OpenAI {
  const { responses, chat } = client;
  const completions = {
    create: streaming(chat.completions.create.bind(chat.completions) as unknown as Create, newFilter),
  };
  return Object.create(client, {
    responses: { value: { create: streaming(responses.create.bind(responses), newFilter) } },
    chat: { value: { completions } },
  }) as OpenAI;
}

/** What the client's `create` methods return. */
interface ApiCall extends Promise<unknown> {
  asResponse(): Promise<Response>;
}

type Create = (body: { readonly stream?: boolean | null }, options?: object) => ApiCall;

function streaming(create: Create, newFilter: () => PacketFilter): (...args: Parameters<Create>) => Promise<unknown> {
  return (body, options) => {
    const call = create(body, options);
    return body.stream ? call.asResponse().then((response) => openEvents(response, newFilter())) : call;
  };
}

function openEvents(response: Response, filter: PacketFilter): AsyncIterable<unknown> {
  if (response instanceof EventStreamResponse) return readOpenAIEvents(response, filter);
  throw new SyntaxError('The model server did not answer with an event stream.');
}
