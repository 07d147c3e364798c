import OpenAI from 'openai';
import type { EventPlace, ModelCall, UpstreamEvent } from './agent-fixture.js';
import { settle } from './settle.js';

/** Called before every event of a model call, after the work for the events before it is done. */
export type BeforeEvent = (place: EventPlace) => Promise<void>;

/** An OpenAI client with a list of recorded answers: each `POST /v1/responses` gets the next one. */
export function recordedClient(calls: readonly ModelCall[], beforeEvent: BeforeEvent): OpenAI {
  let next = 0;
  return new OpenAI({
    apiKey: 'test',
    baseURL: 'http://recorded.invalid/v1',
    maxRetries: 0,
    fetch: async () => {
      const index = next++;
      const call = calls[index];
      if (!call) throw new Error(`The fixture has no model call ${index}.`);
      return 'http_error' in call
        ? Response.json(call.http_error.body, { status: call.http_error.status })
        : streamOf(call, (event) => beforeEvent({ model_call: index, index: event }));
    },
  });
}

function streamOf(events: readonly UpstreamEvent[], before: (index: number) => Promise<void>): Response {
  const encoder = new TextEncoder();
  let next = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const event = events[next];
        await settle();
        if (!event) return controller.close();
        await before(next);
        next += 1;
        controller.enqueue(encoder.encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
