import { Agent, type protocol, Runner } from '@openai/agents';
import { modelStream, ScriptedModel } from '@openai/agents-core/testing';
import { aRequest, finished } from '../../../test/support/agent-builders.js';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { aThread } from '../../../test/support/thread-builders.js';
import type { ResponderEvent } from '../../chatkit/responder.js';
import { AgentContext } from '../agent-context.js';
import {
  ANSWER_CHARACTERS,
  ANSWER_ITEMS,
  ARGUMENT_CHARACTERS,
  MESSAGE_PARTS,
  PART_CITATIONS,
  THOUGHT_CHARACTERS,
  THOUGHTS,
  TOOL_CALLS,
} from '../limits.js';
import { readRun } from './read-run.js';

type Raw = Record<string, unknown> & { type: string };

/** The events of an answer for which the model streams these raw events of the Responses API, and its error. */
async function answerTo(
  raw: readonly Raw[],
  output: protocol.OutputModelItem[] = [],
): Promise<{ events: ResponderEvent[]; error?: unknown }> {
  const context = new AgentContext(aThread(), aRequest(), new FixedClock());
  const events: ResponderEvent[] = [];
  const usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };
  const model = new ScriptedModel([
    modelStream([
      { type: 'response_started' },
      ...raw.map((event): protocol.StreamEvent => ({ type: 'model', event })),
      { type: 'response_done', response: { id: 'r', output, usage } },
    ]),
  ]);
  const agent = new Agent<AgentContext>({ name: 'Test', model });
  const options = { stream: true, context, maxTurns: 1 } as const;
  const reading = readRun(context, () => new Runner({ tracingDisabled: true }).run(agent, 'Question', options));
  try {
    for await (const batch of context.events) events.push(...batch);
    return { events };
  } catch (error) {
    return { events, error };
  } finally {
    await reading;
  }
}

const item = (type: string, members: object = {}): Raw => ({
  type: 'response.output_item.added',
  item: { type, id: 'item', ...members },
});
const inSummary = { item_id: 'item', summary_index: 0 };
const inPart = { item_id: 'item', content_index: 0 };
const thoughtDelta = (delta: string): Raw => ({ type: 'response.reasoning_summary_text.delta', ...inSummary, delta });
const thoughtDone = (text: string, summary_index = 0): Raw => ({
  type: 'response.reasoning_summary_text.done',
  item_id: 'item',
  summary_index,
  text,
});
const textDelta = (delta: string): Raw => ({ type: 'response.output_text.delta', ...inPart, delta });
const repeated = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const thoughtOf = (deltas: number): Raw[] => [
  item('reasoning'),
  ...repeated(deltas, () => thoughtDelta('word ')),
  thoughtDone('word '.repeat(deltas)),
];
const sizeOf = (events: readonly ResponderEvent[]) =>
  events.reduce((total, event) => total + JSON.stringify(event).length, 0);
const noticesOf = (events: readonly ResponderEvent[]) => events.filter(({ type }) => type === 'notice');

describe('The thoughts of a model', () => {
  it('thoughts that are twice as long cost about twice as many characters of events', async () => {
    const sizes: number[] = [];
    for (const deltas of [2_000, 4_000, 8_000, 16_000]) sizes.push(sizeOf((await answerTo(thoughtOf(deltas))).events));

    const ratios = sizes.slice(1).map((size, index) => size / sizes[index]!);
    expect(Math.max(...ratios)).toBeLessThan(2.3);
    expect(sizes.at(-1)).toBeLessThan(16_000 * 5 * 12);
  });

  it('a short thought is sent with every delta', async () => {
    const { events } = await answerTo([item('reasoning'), ...'I look it up'.split('').map(thoughtDelta)]);

    expect(events.filter((event) => event.type === 'thread.item.updated')).toHaveLength(12);
  });

  it('a long thought is complete when it is done', async () => {
    const text = 'word '.repeat(16_000);

    const { events } = await answerTo([...thoughtOf(16_000), item('message')]);

    expect(finished(events, 'workflow')[0]!.workflow.tasks).toMatchObject([{ type: 'thought', content: text }]);
    expect(noticesOf(events)).toEqual([]);
  });

  it('thoughts above their limit are cut, whether they stream or arrive whole, and one notice says so', async () => {
    const long = 'x'.repeat(THOUGHT_CHARACTERS);
    const { events } = await answerTo([
      item('reasoning'),
      thoughtDelta(long),
      thoughtDelta('more'),
      thoughtDelta('more'),
      thoughtDone(`${long}moremore`),
      thoughtDone('another', 1),
      item('message'),
    ]);

    expect(finished(events, 'workflow')[0]!.workflow.tasks).toMatchObject([{ type: 'thought', content: long }]);
    expect(noticesOf(events)).toHaveLength(1);
  });

  it('thoughts above their number are left out, and one notice says so', async () => {
    const { events } = await answerTo([
      item('reasoning'),
      ...repeated(THOUGHTS + 5, (index) => thoughtDone(`Thought ${index}.`, index)),
      item('message'),
    ]);

    expect(finished(events, 'workflow')[0]!.workflow.tasks).toHaveLength(THOUGHTS);
    expect(noticesOf(events)).toHaveLength(1);
  });
});

describe('An answer that does not end', () => {
  const call = (args = '{}'): protocol.OutputModelItem => ({
    type: 'function_call',
    callId: 'call',
    name: 'none',
    arguments: args,
  });

  it.each<[string, Raw[], protocol.OutputModelItem[], string]>([
    [
      'text',
      [item('message'), ...repeated(20, () => textDelta('x'.repeat(ANSWER_CHARACTERS / 16)))],
      [],
      'model_answer_too_long',
    ],
    [
      'a finished text that did not stream',
      [{ type: 'response.output_text.done', ...inPart, text: 'x'.repeat(ANSWER_CHARACTERS + 1) }],
      [],
      'model_answer_too_long',
    ],
    ['messages', repeated(ANSWER_ITEMS + 1, () => item('message')), [], 'model_answer_too_long'],
    ['pictures', repeated(ANSWER_ITEMS + 1, () => item('image_generation_call')), [], 'model_answer_too_long'],
    ['tool calls', [], repeated(TOOL_CALLS + 1, () => call()), 'model_too_many_steps'],
    ['arguments', [], [call('x'.repeat(ARGUMENT_CHARACTERS + 1))], 'model_answer_too_long'],
  ])('an answer with too much of %s ends with an error', async (_what, raw, output, code) => {
    expect((await answerTo(raw, output)).error).toMatchObject({ code, retryable: code === 'model_too_many_steps' });
  });

  it('citations of the model above their number are dropped, as they arrive and in the finished message', async () => {
    const annotation = { type: 'url_citation', url: 'https://example.org', title: 'Example', end_index: 1 };
    const many = repeated(PART_CITATIONS + 5, () => annotation);
    const content = [{ type: 'output_text', text: 'Text', annotations: many }];

    const { events } = await answerTo([
      item('message'),
      ...many.map(() => ({ type: 'response.output_text.annotation.added', ...inPart, annotation })),
      { type: 'response.output_item.done', item: { type: 'message', id: 'item', content } },
    ]);

    const added = events.filter((event) => 'update' in event && 'annotation' in event.update);
    expect(added).toHaveLength(PART_CITATIONS);
    expect(finished(events, 'assistant_message')[0]!.content[0]!.annotations).toHaveLength(PART_CITATIONS);
  });

  it('parts of a message above their number are dropped', async () => {
    const part = { type: 'output_text', text: 'Text', annotations: [] };
    const content = repeated(MESSAGE_PARTS + 5, () => part);

    const { events } = await answerTo([
      item('message'),
      { ...textDelta('Text'), content_index: MESSAGE_PARTS },
      { ...textDelta('Text'), content_index: -1 },
      { type: 'response.output_item.done', item: { type: 'message', id: 'item', content } },
    ]);

    expect(finished(events, 'assistant_message')[0]!.content).toHaveLength(MESSAGE_PARTS);
    expect(events.filter((event) => event.type === 'thread.item.updated')).toEqual([]);
  });
});
