import type { Model, ModelRequest, protocol } from '@openai/agents';
import { APIConnectionError, APIError } from 'openai';
import { isActivity } from '../model-stream/activity.js';
import { retryingModel } from './retrying-model.js';

const STARTED: protocol.StreamEvent = { type: 'response_started' };
const raw = (event: object): protocol.StreamEvent => ({ type: 'model', event });
const text = (delta: string): protocol.StreamEvent => ({ type: 'output_text_delta', delta });
const busy = (headers: Record<string, string> = { 'retry-after': '0' }) =>
  APIError.generate(503, {}, 'busy', new Headers(headers));

/** Each call streams the next list; an error in it is thrown, the end of the list ends the stream. */
function scripted(...calls: (protocol.StreamEvent | Error)[][]): { model: Model; plain: Model; calls: () => number } {
  let called = 0;
  const plain: Model = {
    getResponse: () => Promise.reject(new Error('not asked')),
    async *getStreamedResponse() {
      for (const step of calls[called++] ?? []) {
        if (step instanceof Error) throw step;
        yield step;
      }
    },
  };
  return { model: retryingModel(plain), plain, calls: () => called };
}

async function read(model: Model, request: Partial<ModelRequest> = {}): Promise<protocol.StreamEvent[]> {
  return (await readAll(model, request)).filter((event) => !isActivity(event));
}

async function readAll(model: Model, request: Partial<ModelRequest> = {}): Promise<protocol.StreamEvent[]> {
  const events: protocol.StreamEvent[] = [];
  for await (const event of model.getStreamedResponse(request as ModelRequest)) events.push(event);
  return events;
}

describe('retryingModel', () => {
  it.each<[string, protocol.StreamEvent[]]>([
    ['nothing', []],
    ['the start of a response', [STARTED, raw({ type: 'response.created' })]],
    [
      'the frame of a message',
      [
        raw({ type: 'response.output_item.added', item: { type: 'message' } }),
        raw({ type: 'response.content_part.added' }),
      ],
    ],
    ['a part of a tool call', [raw({ type: 'response.function_call_arguments.delta' })]],
    ['a chunk of chat completions without text', [STARTED, raw({ choices: [{ delta: { role: 'assistant' } }] })]],
  ])('retryingModel asks the model again when it failed after sending %s', async (_what, sent) => {
    const { model, calls } = scripted([...sent, busy()], [STARTED, text('Hello')]);

    expect(await read(model)).toEqual([STARTED, text('Hello')]);
    expect(calls()).toBe(2);
  });

  it.each<[string, protocol.StreamEvent]>([
    ['text', text('Hel')],
    ['a thought', raw({ type: 'response.reasoning_summary_text.delta' })],
    ['a thought of chat completions', raw({ choices: [{ delta: { thought: 'I see.' } }] })],
    [
      'the announcement of an image',
      raw({ type: 'response.output_item.added', item: { type: 'image_generation_call' } }),
    ],
  ])('retryingModel does not ask the model again when it failed after sending %s', async (_what, seen) => {
    const { model, calls } = scripted([STARTED, seen, busy()], [text('Hello')]);

    await expect(read(model)).rejects.toThrow('busy');
    expect(calls()).toBe(1);
  });

  it('retryingModel says that something came for each event that it holds back', async () => {
    const { model } = scripted([STARTED, raw({ type: 'response.created' }), text('Hello')]);

    expect((await readAll(model)).map(isActivity)).toEqual([true, true, false, false, false]);
  });

  it('retryingModel asks no more than three times a model that fails after silent events each time', async () => {
    const { model, calls } = scripted([STARTED, busy()], [STARTED, busy()], [STARTED, busy()], [text('Hello')]);

    await expect(read(model)).rejects.toThrow('busy');
    expect(calls()).toBe(3);
  });

  it('retryingModel throws the last error after two retries', async () => {
    const { model, calls } = scripted(
      [busy()],
      [busy()],
      [new APIConnectionError({ message: 'last' })],
      [text('Hello')],
    );

    await expect(read(model)).rejects.toThrow('last');
    expect(calls()).toBe(3);
  });

  it.each<[string, Error]>([
    ['asks for a pause of 30 s', busy({ 'retry-after': '30' })],
    [
      'asks for a pause until a date in 30 s',
      busy({ date: 'Wed, 04 Mar 2026 12:00:00 GMT', 'retry-after': 'Wed, 04 Mar 2026 12:00:30 GMT' }),
    ],
    ['rejects the key', APIError.generate(401, {}, 'no', new Headers())],
    ['was too slow', APIError.generate(408, {}, 'slow', new Headers())],
  ])('retryingModel does not ask the model again when its server %s', async (_what, error) => {
    const { model, calls } = scripted([error], [text('Hello')]);

    await expect(read(model)).rejects.toBe(error);
    expect(calls()).toBe(1);
  });

  it('retryingModel asks the fallback model once when the model stays unavailable', async () => {
    const last = new APIConnectionError({ message: 'also the fallback' });
    const [failing, limited] = [scripted([busy()], [busy()], [busy()]), scripted([busy({ 'retry-after': '30' })])];
    const [fallback, other] = [scripted([last]), scripted([text('Hello')])];

    await expect(read(retryingModel(failing.plain, 0, fallback.plain))).rejects.toBe(last);
    expect(await read(retryingModel(limited.plain, 0, other.plain))).toEqual([text('Hello')]);
    expect([failing, fallback, limited, other].map(({ calls }) => calls())).toEqual([3, 1, 1, 1]);
  });

  it.each<[string, (protocol.StreamEvent | Error)[], RegExp]>([
    ['after the first words', [text('Hel'), busy()], /busy/],
    ['because of its key', [APIError.generate(401, {}, 'no', new Headers())], /401/],
  ])('retryingModel does not ask the fallback model when the model fails %s', async (_when, answer, message) => {
    const fallback = scripted([text('Hello')]);

    await expect(read(retryingModel(scripted(answer).plain, 0, fallback.plain))).rejects.toThrow(message);
    expect(fallback.calls()).toBe(0);
  });

  it('retryingModel stops waiting for a retry when the answer is stopped', async () => {
    const { model, calls } = scripted([busy({ 'retry-after': '5' })], [text('Hello')]);
    const abort = new AbortController();

    const reading = read(model, { signal: abort.signal });
    setImmediate(() => abort.abort());

    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls()).toBe(1);
  });

  it('retryingModel closes the stream of the model when its reader leaves', async () => {
    let released = false;
    const model = retryingModel({
      getResponse: () => Promise.reject(new Error('not asked')),
      async *getStreamedResponse() {
        try {
          yield text('One');
          yield text('two');
        } finally {
          released = true;
        }
      },
    });

    for await (const event of model.getStreamedResponse({} as ModelRequest))
      if (event.type === 'output_text_delta') break;

    expect(released).toBe(true);
  });
});
