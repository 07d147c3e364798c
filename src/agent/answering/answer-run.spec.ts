import { Agent, type Model, Runner } from '@openai/agents';
import { assistantMessage, modelError, ScriptedModel } from '@openai/agents-core/testing';
import { aRequest, timeLimits } from '../../../test/support/agent-builders.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { aThread, aUserMessage } from '../../../test/support/thread-builders.js';
import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AgentContext } from '../agent-context.js';
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

describe('AnswerRun', () => {
  let recorded: boolean[];
  beforeEach(() => {
    recorded = [];
  });

  function start(model: Model, signal = new AbortController().signal, modelIdleTimeoutMs = 20_000) {
    const thread = aThread();
    const asked = { thread, request: aRequest(), history: [aUserMessage({ text: 'How?' })], signal };
    const run = new AnswerRun(asked, {
      agent: new Agent<AgentContext>({ name: 'Test', model }),
      runner: new Runner({ tracingDisabled: true }),
      clock: new FixedClock(),
      limits: timeLimits({ modelIdleTimeoutMs }),
      questions: { record: async (_context, _history, answered) => void recorded.push(answered) },
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
