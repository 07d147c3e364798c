import { Agent, type Model, type protocol, Runner, tool } from '@openai/agents';
import { assistantMessage, functionCall, modelStream, ScriptedModel } from '@openai/agents-core/testing';
import { z } from 'zod';
import { aRequest, collect, finished, streamedText } from '../../../test/support/agent-builders.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { aThread } from '../../../test/support/thread-builders.js';
import { eventsOf, type ResponderEvent, type ResponderOutput } from '../../chatkit/responder.js';
import { AgentContext } from '../agent-context.js';
import { readRun } from './read-run.js';

type Work = (context: AgentContext) => void | Promise<void>;

const CALL = functionCall('work', {}, { callId: 'call_1' });

async function* run(model: Model, work: Work = () => undefined): AsyncGenerator<ResponderOutput> {
  const context = new AgentContext(aThread(), aRequest(), new FixedClock());
  const tools = [
    tool({
      name: 'work',
      description: 'Works.',
      parameters: z.object({}),
      execute: async () => {
        await work(context);
        return 'done';
      },
    }),
  ];
  const agent = new Agent<AgentContext>({ name: 'Test', model, tools });
  const result = await new Runner({ tracingDisabled: true }).run(agent, 'Question', {
    stream: true,
    context,
    maxTurns: 3,
  });
  void readRun(context, () => Promise.resolve(result));
  yield* context.events;
}

/** Without the events about usage, which no client gets. */
function kinds(events: readonly ResponderEvent[]): string[] {
  return events
    .filter(({ type }) => type !== 'usage')
    .map((event) => (event.type === 'thread.item.updated' ? event.update.type : event.type));
}

function responseOf(output: protocol.OutputModelItem[]): protocol.StreamEvent {
  return {
    type: 'response_done',
    response: { id: 'r', output, usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 } },
  };
}

describe('readRun with a model that streams only text', () => {
  it('readRun sends a message as the Responses API would', async () => {
    const message = assistantMessage('Hello there.');
    const model = new ScriptedModel([
      modelStream([
        { type: 'response_started' },
        { type: 'output_text_delta', delta: 'Hello ' },
        { type: 'output_text_delta', delta: 'there.' },
        responseOf([message]),
      ]),
    ]);

    const events = await collect(run(model));

    expect(kinds(events)).toEqual([
      'thread.item.added',
      'assistant_message.content_part.added',
      'assistant_message.content_part.text_delta',
      'assistant_message.content_part.text_delta',
      'assistant_message.content_part.done',
      'thread.item.done',
      'answer.completed',
    ]);
    expect(finished(events, 'assistant_message')[0]!.content).toEqual([
      { type: 'output_text', text: 'Hello there.', annotations: [] },
    ]);
  });

  it('readRun gives two messages of one response new ids', async () => {
    const model = new ScriptedModel([
      [assistantMessage('One.', { id: 'same' }), assistantMessage('Two.', { id: 'other' })],
    ]);

    const messages = finished(await collect(run(model)), 'assistant_message');

    expect(messages.map(({ content }) => content[0]!.text)).toEqual(['One.', 'Two.']);
    expect(messages.every(({ id }) => /^msg_[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  it('readRun sends the whole text of a message that arrived without deltas', async () => {
    const model = new ScriptedModel([
      modelStream([{ type: 'response_started' }, responseOf([assistantMessage('At once.')])]),
    ]);

    expect(streamedText(await collect(run(model)))).toBe('At once.');
  });

  it('readRun passes on the citations of a Chat Completions message', async () => {
    const message = assistantMessage('See A.');
    message.content = [
      {
        type: 'output_text',
        text: 'See A.',
        providerData: {
          annotations: [
            {
              type: 'url_citation',
              url_citation: { start_index: 4, end_index: 5, url: 'https://a.example', title: 'A' },
            },
          ],
        },
      },
    ];
    const events = await collect(
      run(new ScriptedModel([modelStream([{ type: 'output_text_delta', delta: 'See A.' }, responseOf([message])])])),
    );

    expect(kinds(events)).toContain('assistant_message.content_part.annotation_added');
    expect(finished(events, 'assistant_message')[0]!.content[0]!.annotations).toEqual([
      { type: 'annotation', index: 5, source: { type: 'url', url: 'https://a.example', title: 'A' } },
    ]);
  });
});

describe('readRun and the end of an answer', () => {
  async function batchesOf(model: Model, work?: Work): Promise<string[][]> {
    const batches: string[][] = [];
    for await (const output of run(model, work)) batches.push(kinds(eventsOf(output)));
    return batches;
  }

  it('readRun completes the answer in the batch of its last message', async () => {
    const batches = await batchesOf(new ScriptedModel([[assistantMessage('Hello.')]]));

    expect(batches.at(-1)!.slice(-2)).toEqual(['thread.item.done', 'answer.completed']);
  });

  it('readRun returns a message before the tool call of the same response has ended', async () => {
    const model = new ScriptedModel([[assistantMessage('One moment.'), CALL], [assistantMessage('Here.')]]);
    let endTool: () => void = () => undefined;
    const toolEnds = new Promise<void>((resolve) => (endTool = resolve));
    const seen: string[] = [];
    for await (const output of run(model, () => toolEnds)) {
      seen.push(...kinds(eventsOf(output)));
      // The run would hang here if the message were held back until the tool has ended.
      if (seen.includes('thread.item.done')) endTool();
    }

    expect(seen.filter((kind) => kind === 'thread.item.done')).toHaveLength(2);
    expect(seen.filter((kind) => kind === 'answer.completed')).toHaveLength(1);
  });

  it('readRun returns a client tool call between the last message and answer.completed', async () => {
    const model = new ScriptedModel([[CALL], [assistantMessage('Here.')]]);

    const events = (await batchesOf(model, (context) => context.clientToolCall('open', {}))).flat();

    expect(events.slice(-3)).toEqual(['thread.item.done', 'thread.item.done', 'answer.completed']);
  });

  it('readRun does not complete an answer that fails', async () => {
    const model = new ScriptedModel([modelStream([{ type: 'output_text_delta', delta: 'Half' }])]);
    const seen: string[] = [];
    const reading = (async () => {
      for await (const output of run(model)) seen.push(...kinds(eventsOf(output)));
    })();

    await expect(reading).rejects.toThrow('final response');
    expect(seen).not.toContain('answer.completed');
  });
});

describe('readRun with tools', () => {
  it('readRun sends events of a tool after the earlier text of the model, also before the answer is read', async () => {
    const model = new ScriptedModel([[assistantMessage('One moment.'), CALL], [assistantMessage('Here.')]]);
    const events = run(model, (context) => context.progress('Working…'));
    const first = await events.next();
    await new Promise((resolve) => setImmediate(resolve));

    const told = kinds([...eventsOf(first.value), ...(await collect(events))]);

    expect(told.indexOf('progress_update')).toBe(told.indexOf('thread.item.done') + 1);
    expect(told.filter((kind) => kind === 'thread.item.done')).toHaveLength(2);
  });

  it('readRun ends the workflow of a tool before the next message', async () => {
    const model = new ScriptedModel([[CALL], [assistantMessage('Here.')]]);

    const events = await collect(
      run(model, (context) => void context.addWorkflowTask({ type: 'custom', title: 'Work' })),
    );

    expect(kinds(events).slice(0, 3)).toEqual(['thread.item.added', 'thread.item.done', 'thread.item.added']);
    expect(finished(events, 'workflow')).toHaveLength(1);
  });

  it('readRun ends in an error when the model announced a message and never finished it', async () => {
    const item = { type: 'message', id: 'msg_1', content: [] };
    const end = responseOf([assistantMessage('Hello.')]);
    const model = new ScriptedModel([
      modelStream([
        { type: 'response_started' },
        { type: 'model', event: { type: 'response.output_item.added', item } },
        { ...end, providerData: { type: 'response.completed' } } as protocol.StreamEvent,
      ]),
    ]);

    await expect(collect(run(model))).rejects.toMatchObject({ code: 'model_stream_cut' });
  });

  it('readRun passes an error on after the earlier events', async () => {
    const model = new ScriptedModel([[CALL], modelStream([{ type: 'output_text_delta', delta: 'Half' }])]);
    const seen: ResponderEvent[] = [];

    const reading = (async () => {
      for await (const output of run(model, (context) => context.progress('Working…'))) seen.push(...eventsOf(output));
    })();

    await expect(reading).rejects.toThrow('final response');
    expect(kinds(seen)).toContain('progress_update');
    expect(streamedText(seen)).toBe('Half');
  });
});
