import type { ModelRequest, protocol } from '@openai/agents';
import type { UsageEvent } from '../../chatkit/responder.js';
import { unused } from './unused-response.js';
import { UsageMeter } from './usage-meter.js';

const REQUEST = { systemInstructions: 'Be short.', input: 'Question?', tools: [] } as unknown as ModelRequest;

function done(usage: protocol.UsageData, output: protocol.OutputModelItem[] = []): protocol.StreamEvent {
  return { type: 'response_done', response: { id: 'resp_1', usage, output } };
}

const tokens = (input: number, output: number, more: Partial<protocol.UsageData> = {}): protocol.UsageData => ({
  inputTokens: input,
  outputTokens: output,
  totalTokens: input + output,
  ...more,
});

describe('UsageMeter', () => {
  let events: UsageEvent[];
  let meter: UsageMeter;
  const last = () => events.at(-1)!;
  beforeEach(() => {
    events = [];
    meter = new UsageMeter((event) => events.push(event));
  });

  it('UsageMeter adds the figures of all responses, with the name of the last model', () => {
    for (const model of ['first-model', 'second-model']) {
      meter.asks(REQUEST);
      meter.hears({ type: 'model', event: { type: 'response.created', response: { model } } });
      const details = { inputTokensDetails: { cached_tokens: 60 }, outputTokensDetails: [{ reasoning_tokens: 5 }] };
      meter.hears(done(tokens(100, 20, details)));
    }

    expect(last()).toEqual({
      type: 'usage',
      usage: {
        model: 'second-model',
        requests: 2,
        input_tokens: 200,
        cached_tokens: 120,
        output_tokens: 40,
        reasoning_tokens: 10,
        estimated: false,
      },
      isAsking: false,
    });
  });

  it('UsageMeter takes the name of the model from a chunk of Chat Completions', () => {
    meter.asks(REQUEST);
    meter.hears({ type: 'model', event: { choices: [], model: 'chat-model' } });
    meter.hears(done(tokens(1, 1)));

    expect(last().usage.model).toBe('chat-model');
  });

  it('UsageMeter reports an estimate when a request begins, and replaces it with the figures of the server', () => {
    meter.asks(REQUEST);
    expect(last()).toMatchObject({ isAsking: true, usage: { requests: 1, output_tokens: 0, estimated: true } });
    expect(last().usage.input_tokens).toBeGreaterThan(3);

    meter.hears(done(tokens(100, 20)));

    expect(last()).toMatchObject({ isAsking: false, usage: { requests: 1, input_tokens: 100, estimated: false } });
  });

  it('UsageMeter estimates input and output when the server sends no figures', () => {
    meter.asks(REQUEST);
    meter.hears(
      done(tokens(0, 0), [
        {
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'x'.repeat(400) }],
        },
      ]),
    );

    expect(last().usage).toMatchObject({ requests: 1, estimated: true });
    expect(last().usage.input_tokens).toBeGreaterThan(3);
    expect(last().usage.output_tokens).toBeGreaterThan(99);
    expect(last().usage.output_tokens).toBeLessThan(130);
  });

  it('UsageMeter keeps the estimate of a request that failed before the next one began', () => {
    meter.asks(REQUEST);
    meter.asks(REQUEST);
    meter.hears(done(tokens(100, 20)));

    expect(last().usage).toMatchObject({ requests: 2, estimated: true });
    expect(last().usage.input_tokens).toBeGreaterThan(100);
  });

  it('UsageMeter adds what an empty response has cost that was asked for again', () => {
    meter.asks(REQUEST);
    meter.hears({ type: 'model', event: { choices: [], model: 'chat-model' } });
    meter.hears(unused(done(tokens(100, 20)) as protocol.StreamEventResponseCompleted));
    meter.fails();

    expect(last()).toMatchObject({
      isAsking: false,
      usage: { model: 'chat-model', requests: 1, input_tokens: 100, output_tokens: 20, estimated: false },
    });
  });

  it('UsageMeter counts a request that was refused as nothing', () => {
    meter.asks(REQUEST);
    meter.fails();

    expect(last()).toMatchObject({ isAsking: false, usage: { requests: 0, input_tokens: 0, estimated: false } });
  });

  it('UsageMeter keeps the estimate of a response that broke off', () => {
    meter.asks(REQUEST);
    meter.hears({ type: 'model', event: { choices: [], model: 'chat-model' } });
    meter.fails();

    expect(last()).toMatchObject({ isAsking: true, usage: { model: 'chat-model', requests: 1, estimated: true } });
  });

  it('UsageMeter counts nothing for a model that asks no server', () => {
    meter.hears(done(tokens(0, 0, { requests: 0 })));

    expect(events).toEqual([]);
  });

  it.each([Number.NaN, -5, 1.5, 1e300, '7', null])('UsageMeter counts the figure %p of a server as zero', (figure) => {
    meter.asks(REQUEST);
    meter.hears(done(tokens(figure as number, 20)));

    expect(last().usage).toMatchObject({ input_tokens: 0, output_tokens: 20 });
  });

  it('UsageMeter counts the data of an image as a fixed number of tokens', () => {
    const image = { type: 'input_image', image: `data:image/png;base64,${'A'.repeat(1_000_000)}` };
    meter.asks({ ...REQUEST, input: [{ role: 'user', content: [image] }] } as unknown as ModelRequest);

    expect(last().usage.input_tokens).toBeLessThan(2_000);
  });
});
