import { Logger } from '@nestjs/common';
import { type Answered, type Sent, StreamedModel } from '../support/streamed-model.js';

const chunk = (delta: object, finish_reason: string | null = null) => ({
  id: 'chatcmpl-1',
  choices: [{ index: 0, delta, finish_reason }],
});
const DONE = 'data: [DONE]\n\n';
const end = (reason = 'stop') => [chunk({}, reason), DONE];

/** What is stored: texts of messages, and thoughts. */
function stored({ items }: Answered): { texts: string[]; thoughts: string[] } {
  return {
    texts: items.flatMap((item) =>
      item.type === 'assistant_message' ? [item.content.map(({ text }) => text).join('')] : [],
    ),
    thoughts: items.flatMap((item) =>
      item.type === 'workflow'
        ? item.workflow.tasks.flatMap((task) => (task.type === 'thought' ? [task.content] : []))
        : [],
    ),
  };
}

function errorOf({ events }: Answered): unknown {
  return events.find(({ type }) => type === 'error');
}

async function ask(script: readonly Sent[], limits = {}): Promise<Answered> {
  return new StreamedModel('chat_completions', limits).ask(script);
}

beforeAll(() => Logger.overrideLogger(false));

describe('a model server of Chat Completions', () => {
  it('that sends anything does not run into the idle time-out, also when nothing of it can be shown', async () => {
    const parts = ['{"queries":', '["a"]', ',"search_scope":', '"full"', '}', ' ', ' ', ' '];
    const slow: Record<string, (step: number) => Sent> = {
      thoughts: (step) => chunk({ reasoning_content: `${step} ` }),
      chunks: () => chunk({ role: 'assistant' }),
      comments: () => ': PROCESSING\n\n',
      'arguments of a tool': (step) =>
        chunk({ tool_calls: [{ index: 0, id: '1', function: { name: 'search_content', arguments: parts[step] } }] }),
    };
    const hello = [chunk({ content: 'Hello.' }), ...end()];

    const answers = await Promise.all(
      Object.values(slow).map((send) => {
        const sent = parts.flatMap((_part, step) => [300, send(step)]);
        return new StreamedModel('chat_completions', { modelIdleTimeoutMs: 1_200 }).ask([...sent, ...hello], hello);
      }),
    );

    expect(answers.map(errorOf)).toEqual(answers.map(() => undefined));
    expect(answers.map((answer) => stored(answer).texts.at(-1))).toEqual(answers.map(() => 'Hello.'));
  });

  it('that sends nothing for longer than the idle time-out runs into it', async () => {
    const answered = await ask([chunk({ role: 'assistant' }), 1_000, chunk({ content: 'Hello.' })], {
      modelIdleTimeoutMs: 200,
    });

    expect(errorOf(answered)).toMatchObject({ code: 'model_timeout' });
  });

  it.each<[string, Sent[]]>([
    ['reasoning_content', [chunk({ reasoning_content: 'I ' }), chunk({ reasoning_content: 'see.' })]],
    [
      'parts of the content',
      [chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'I see.' }] }] })],
    ],
    ['tags in the text', [chunk({ content: '<think>I ' }), chunk({ content: 'see.</think>' })]],
    ['a text that only ends with a tag', [chunk({ content: 'I ' }), chunk({ content: 'see.</think>' })]],
  ])('that sends thoughts in %s has them shown and stored as thoughts', async (_what, thoughts) => {
    const model = new StreamedModel('chat_completions');
    const script = [
      ...thoughts,
      chunk({ content: 'Hel' }),
      chunk({ content: [{ type: 'text', text: 'lo.' }] }),
      ...end(),
    ];

    const answered = await model.ask(script);
    const second = await model.ask(script);

    expect(stored(answered)).toEqual({ texts: ['Hello.'], thoughts: ['I see.'] });
    expect(stored(second)).toEqual({ texts: ['Hello.', 'Hello.'], thoughts: ['I see.', 'I see.'] });
    expect(JSON.stringify(second.requests.at(-1))).not.toContain('I see.');
    expect(
      answered.events.some(
        (event) => event.type === 'thread.item.updated' && event.update.type === 'workflow.task.added',
      ),
    ).toBe(true);
  });

  it('that does not open its thoughts has them shown as thoughts from the beginning the second time', async () => {
    const model = new StreamedModel('chat_completions');
    const script = [chunk({ content: 'I see.' }), chunk({ content: '</think>Hello.' }), ...end()];

    const first = await model.ask(script);
    const second = await model.ask(script);

    const removals = ({ events }: Answered) => events.filter(({ type }) => type === 'thread.item.removed').length;
    expect([removals(first), removals(second)]).toEqual([1, 0]);
  });
});

describe('a model server that reports an error inside its stream', () => {
  it.each<[string, Sent[], unknown]>([
    [
      'an input that is too long',
      [{ error: { code: 400, message: 'exceeds the context size' } }],
      { code: 'model_input_too_long', requests: 1 },
    ],
    ['a filter', [{ error: { code: 'content_filter', message: 'No' } }], { code: 'model_refused', requests: 1 }],
    [
      'a failure before the first word',
      [{ error: { code: 500, message: 'No' } }],
      { code: 'model_unavailable', requests: 3 },
    ],
    [
      'a long pause',
      [{ error: { code: 429, message: 'Try again in 40s.' } }],
      { code: 'model_rate_limited', requests: 1 },
    ],
    [
      'a failure after the first word',
      [chunk({ content: 'Hel' }), { error: { code: 500 } }],
      { code: 'model_unavailable', requests: 1 },
    ],
  ])('%s leads to one error without useless repetitions', async (_what, script, expected) => {
    const model = new StreamedModel('chat_completions', {}, {});

    const answered = await model.ask(script, script, script);

    const { code } = errorOf(answered) as { code: string };
    expect({ code, requests: answered.requests.length }).toEqual(expected);
  });
});
