import { Agent, type Model, Runner, tool } from '@openai/agents';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';
import { AgentResponder } from '../../src/agent/answering/agent.responder.js';
import { ModelInput } from '../../src/agent/model-input.js';
import { SystemClock } from '../../src/common/clock.js';
import { AnswerSettings } from '../../src/config/settings.js';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import { NO_QUESTION_LOG, timeLimits } from '../support/agent-builders.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { Conversation, errorsOf, textOf } from './support/conversation.js';

type Execute = (details?: { signal?: AbortSignal }) => unknown;

const never = () => new Promise<never>(() => undefined);
const CALL = functionCall('look', {}, { callId: 'call_1' });

/** A model that sends one word, then nothing, and ignores its signal. */
const unresponsiveModel: Model = {
  getResponse: never,
  async *getStreamedResponse() {
    yield { type: 'response_started' };
    yield { type: 'output_text_delta', delta: 'Well,' };
    await never();
  },
};

describe('Time limits of an answer', () => {
  let app: RunningApp | undefined;

  afterEach(() => app?.close());

  /** The application with a custom agent whose tool runs `execute`. */
  async function converse(model: Model, execute: Execute, limits: Partial<AnswerSettings>): Promise<Conversation> {
    const look = tool({
      name: 'look',
      description: 'Looks.',
      parameters: z.object({}),
      execute: (_arguments, _run, details) => execute(details),
    });
    const agent = new Agent<AgentContext>({ name: 'Looker', model, tools: [look] });
    const settings = timeLimits(limits);
    app = await new AppBuilder()
      .withProvider(AnswerSettings, settings)
      .withResponderOn((store, attachments) => {
        const runner = new Runner({ tracingDisabled: true });
        return new AgentResponder(
          agent,
          runner,
          new ModelInput(store, attachments),
          new SystemClock(),
          settings,
          NO_QUESTION_LOG,
        );
      })
      .start();
    return new Conversation(app.url);
  }

  it('an answer continues without a tool that exceeds its time limit', async () => {
    const model = new ScriptedModel([[CALL], [assistantMessage('Without looking.')]]);
    const conversation = await converse(model, never, { toolTimeoutMs: 100 });

    const events = await conversation.ask('What is there?');

    expect(errorsOf(events)).toEqual([]);
    expect(textOf(events)).toBe('Without looking.');
    expect(JSON.stringify(model.lastCall!.request.input)).toContain('took too long');
  });

  it('cancelling a run aborts its running tool', async () => {
    let started!: (signal?: AbortSignal) => void;
    const toolSignal = new Promise<AbortSignal | undefined>((resolve) => (started = resolve));
    const conversation = await converse(
      new ScriptedModel([[CALL]]),
      ({ signal } = {}) => {
        started(signal);
        return new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)));
      },
      {},
    );

    let asking!: Promise<ThreadStreamEvent[]>;
    await new Promise<void>((resolve) => {
      asking = conversation.ask('What is there?', ({ type }) => type === 'thread.created' && resolve());
    });
    const signal = await toolSignal;
    const run = (await (await fetch(`${app!.url}/chatkit/threads/${conversation.threadId}/run`)).json()) as {
      id: string;
    };
    await fetch(`${app!.url}/chatkit/runs/${run.id}/cancel`, { method: 'POST' });

    expect(errorsOf(await asking)).toEqual([]);
    expect(signal!.reason).toMatchObject({ message: 'The answer was stopped.' });
  });

  it('the idle time-out of the model does not apply to a running tool', async () => {
    const model = new ScriptedModel([[CALL], [assistantMessage('I looked.')]]);
    const slow = () => new Promise((resolve) => setTimeout(resolve, 600, 'a tree'));
    const conversation = await converse(model, slow, { modelIdleTimeoutMs: 300 });

    const events = await conversation.ask('What is there?');

    expect(errorsOf(events)).toEqual([]);
    expect(textOf(events)).toBe('I looked.');
  });

  it('an answer ends with model_timeout when the model is silent and ignores its signal, and its text is stored', async () => {
    const conversation = await converse(unresponsiveModel, never, { modelIdleTimeoutMs: 300 });

    const events = await conversation.ask('What is there?');

    expect(errorsOf(events)).toMatchObject([{ code: 'model_timeout', allow_retry: true }]);
    expect(await conversation.transcript()).toEqual(['user_message: What is there?', 'assistant_message: Well,']);
  });

  it.each<[string, Model, string[]]>([
    ['a model that ignores its signal', unresponsiveModel, ['assistant_message: Well,']],
    ['a tool that ignores its signal', new ScriptedModel([[CALL]]), []],
  ])(
    'an answer with %s ends with answer_timeout, its text is stored, and its thread is free',
    async (_what, model, kept) => {
      const conversation = await converse(model, never, { timeoutMs: 500, toolTimeoutMs: 1_200 });

      const events = await conversation.ask('What is there?');

      expect(events.at(-1)).toMatchObject({ type: 'error', code: 'answer_timeout', allow_retry: true });
      expect(errorsOf(events)).toHaveLength(1);
      expect(await conversation.transcript()).toEqual(['user_message: What is there?', ...kept]);
      expect((await fetch(`${app!.url}/chatkit/threads/${conversation.threadId}/run`)).status).toBe(204);
    },
  );
});
