import type OpenAI from 'openai';
import { type Gather, readOpenAIEvents } from './openai-events.js';
import { EventStreamResponse } from './undici-fetch.js';

const AS_THEY_ARE: Gather = (events) => events;

/**
 * The client as the SDK's models see it, with streams read by us: the client's own way takes several steps for each
 * event, and ours one for each packet.
 * @param gather what is done with the packets of a response; called for each.
 */
export function streamClient(client: OpenAI, gather: () => Gather = () => AS_THEY_ARE): OpenAI {
  const { responses, chat } = client;
  const view = {
    responses: { create: streaming(responses.create.bind(responses) as unknown as Create, gather) },
    chat: {
      completions: { create: streaming(chat.completions.create.bind(chat.completions) as unknown as Create, gather) },
    },
  };
  return Object.create(client, { responses: { value: view.responses }, chat: { value: view.chat } }) as OpenAI;
}

interface Answer extends Promise<unknown> {
  asResponse(): Promise<Response>;
}

type Create = (body: { readonly stream?: boolean | null }, options?: object) => Answer;

function streaming(create: Create, gather: () => Gather): (...args: Parameters<Create>) => Promise<unknown> {
  return (body, options) => {
    const answer = create(body, options);
    return body.stream ? answer.asResponse().then((response) => openEvents(response, gather())) : answer;
  };
}

function openEvents(response: Response, gather: Gather): AsyncIterable<unknown> {
  if (response instanceof EventStreamResponse) return readOpenAIEvents(response, gather);
  throw new SyntaxError('The model server did not answer with an event stream.');
}
