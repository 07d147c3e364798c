import { Agent, type Model, Runner } from '@openai/agents';
import { assistantMessage, modelError, ScriptedModel } from '@openai/agents-core/testing';
import { aRequest, timeLimits } from '../../../test/support/agent-builders.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { aThread, aUserMessage } from '../../../test/support/thread-builders.js';
import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AgentContext } from '../agent-context.js';
import { TURN_CHARACTERS } from '../limits.js';
import type { FoundTitle, TitleModel } from '../title/title-model.js';
import { AnswerRun } from './answer-run.js';

const INPUT = [{ role: 'user' as const, content: 'Question?' }];

/** A model that sends one word and then nothing until its signal aborts. */
function hangingModel(aborted: (reason: unknown) => void): Model {
  return {
    getResponse: () => Promise.reject(new Error('not streamed')),
    async *getStreamedResponse({ signal }) {
      yield { type: 'output_text_delta', delta: 'Start' };
      await new Promise<void>((resolve) => signal!.addEventListener('abort', () => resolve()));
      aborted(signal!.reason);
      signal!.throwIfAborted();
    },
  };
}

/** A model of the Responses API that sends a finished message without any delta before it. */
function modelWithoutDeltas(text: string): Model {
  const item = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed' } as const;
  const content = [{ type: 'output_text' as const, text, annotations: [] }];
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
  return {
    getResponse: () => Promise.reject(new Error('not streamed')),
    async *getStreamedResponse() {
      yield { type: 'model', event: { type: 'response.output_item.added', item: { ...item, content: [] } } };
      yield { type: 'model', event: { type: 'response.output_item.done', item: { ...item, content } } };
      const output = [{ ...item, content: [{ type: 'output_text' as const, text }] }];
      yield {
        type: 'response_done',
        response: { id: 'resp_1', usage, output },
        providerData: { type: 'response.completed' },
      };
    },
  };
}

describe('AnswerRun', () => {
  let recorded: boolean[];
  beforeEach(() => {
    recorded = [];
  });

  function start(
    model: Model,
    signal = new AbortController().signal,
    modelIdleTimeoutMs = 20_000,
    titles?: TitleModel,
  ) {
    const thread = aThread();
    const asked = { thread, request: aRequest(), history: [aUserMessage({ text: 'How?' })], signal };
    const run = new AnswerRun(asked, {
      agent: new Agent<AgentContext>({ name: 'Test', model }),
      runner: new Runner({ tracingDisabled: true }),
      clock: new FixedClock(),
      limits: timeLimits({ modelIdleTimeoutMs }),
      questions: { record: async (_context, _history, answered) => void recorded.push(answered) },
      titles,
    });
    return { run, thread };
  }

  async function read(run: AnswerRun): Promise<(readonly ResponderEvent[])[]> {
    const batches: (readonly ResponderEvent[])[] = [];
    for await (const batch of run.events(INPUT)) batches.push(batch);
    return batches;
  }

  it('AnswerRun records the question of a complete answer once, before its last batch', async () => {
    const { run, thread } = start(new ScriptedModel([[assistantMessage('Hello.')]]));
    const recordedAtCompletion: boolean[] = [];

    for await (const batch of run.events(INPUT)) {
      if (batch.at(-1)?.type === 'answer.completed') recordedAtCompletion.push(...recorded);
    }

    expect(recordedAtCompletion).toEqual([true]);
    expect(recorded).toEqual([true]);
    expect(run.hasBegun).toBe(true);
    expect(thread.title).toBe('How?');
  });

  it('AnswerRun reads a long message that the model sends without deltas in portions, each in its own turn of the event loop', async () => {
    const text = 'See [the page](https://elsewhere.example/) for it. '.repeat(4_000);
    const turnsOf = async (words: string) => {
      let turns = 0;
      const count = () => {
        turns += 1;
        timer = setImmediate(count);
      };
      let timer = setImmediate(count);
      const batches = await read(start(modelWithoutDeltas(words)).run);
      clearImmediate(timer);
      const items = batches.flat().flatMap((event) => (event.type === 'thread.item.done' ? [event.item] : []));
      const answer = items.find((item) => item.type === 'assistant_message');
      return { turns, text: answer?.content[0]?.text };
    };
    const short = await turnsOf('Hello.');
    const long = await turnsOf(text);

    expect(long.turns - short.turns).toBeGreaterThan(text.length / TURN_CHARACTERS - 5);
    expect(long.text?.trimEnd()).toBe('See the page for it. '.repeat(4_000).trimEnd());
  });

  it('AnswerRun sends the whole text before it waits for a title, and the end of the message with the end of the answer', async () => {
    let find: (found: FoundTitle) => void = () => undefined;
    const titles = { titleOf: () => new Promise<FoundTitle>((resolve) => (find = resolve)) } as unknown as TitleModel;
    const { run, thread } = start(new ScriptedModel([[assistantMessage('Hello.')]]), undefined, undefined, titles);
    const batches: (readonly ResponderEvent[])[] = [];

    for await (const batch of run.events(INPUT)) {
      batches.push(batch);
      const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
      if (JSON.stringify(batch).includes('Hello.')) find({ title: 'A greeting', usage });
    }

    expect(batches.length).toBeGreaterThan(1);
    expect(batches.at(-1)!.map(({ type }) => type)).toEqual(['thread.item.done', 'answer.completed']);
    expect(thread.title).toBe('A greeting');
  });

  it('AnswerRun throws the error for readers and records the question as not answered when the model fails', async () => {
    const { run, thread } = start(new ScriptedModel([modelError(new TypeError('terminated'))]));

    await expect(read(run)).rejects.toMatchObject({ code: 'model_stream_cut' });
    expect(recorded).toEqual([false]);
    expect(run.hasBegun).toBe(false);
    expect(thread.title).toBeUndefined();
  });

  it('AnswerRun stops the model and records the question as not answered when its reader leaves early', async () => {
    let reason: unknown;
    const { run } = start(hangingModel((given) => (reason = given)));

    for await (const _batch of run.events(INPUT)) break;
    await new Promise((resolve) => setImmediate(resolve));

    expect(reason).toMatchObject({ name: 'AbortError' });
    expect(recorded).toEqual([false]);
  });

  it('AnswerRun ends with the reason of its signal when the answer is stopped', async () => {
    const stop = new AbortController();
    const { run } = start(
      hangingModel(() => undefined),
      stop.signal,
    );
    setTimeout(() => stop.abort(new Error('stopped')), 20);

    await expect(read(run)).rejects.toThrow('stopped');
    expect(recorded).toEqual([false]);
  });

  it('AnswerRun never starts the model for an answer that is stopped already', async () => {
    const { run } = start(new ScriptedModel([[assistantMessage('Hello.')]]), AbortSignal.abort(new Error('stopped')));

    await expect(read(run)).rejects.toThrow('stopped');
  });

  it('AnswerRun ends with a time-out when the model is silent for too long', async () => {
    const { run } = start(
      hangingModel(() => undefined),
      undefined,
      30,
    );

    await expect(read(run)).rejects.toMatchObject({ code: 'model_timeout' });
    expect(recorded).toEqual([false]);
  });
});
