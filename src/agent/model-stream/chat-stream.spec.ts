import { ChatStream } from './chat-stream.js';

const chunk = (delta: unknown, members: object = {}, finish_reason: unknown = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  ...members,
  choices: [{ index: 0, delta, finish_reason }],
});
const text = (content: string) => chunk({ content });
const stop = chunk({}, {}, 'stop');

interface Summary {
  text?: string;
  thought?: string;
  reason?: string;
  usage?: object;
}

/** What the chunks say together. */
function summaryOf(events: readonly unknown[]): Summary {
  const summary: Summary = {};
  for (const event of events) {
    const { choices, usage } = event as ReturnType<typeof chunk> & { usage?: object };
    const { delta, finish_reason } = choices[0] ?? {};
    const { content, thought } = (delta ?? {}) as { content?: string; thought?: string };
    if (content) summary.text = (summary.text ?? '') + content;
    if (thought) summary.thought = (summary.thought ?? '') + thought;
    if (typeof finish_reason === 'string') summary.reason = finish_reason;
    if (usage) summary.usage = usage;
  }
  return summary;
}

function read(...events: unknown[]): Summary {
  const stream = new ChatStream('model', new Map());
  return summaryOf([...events.flatMap((event) => stream.read([event])), ...stream.end(true)]);
}

describe('ChatStream', () => {
  it('ChatStream returns the same array for chunks that hold only text', () => {
    const stream = new ChatStream('model', new Map());
    stream.read([text('One')]);
    const events = [text(' two'), text(' three')];

    expect(stream.read(events)).toBe(events);
  });

  it.each<[string, unknown[], Summary]>([
    [
      'choices that are null or empty',
      [{ choices: null }, { choices: [] }, text('Hi'), stop],
      { text: 'Hi', reason: 'stop' },
    ],
    ['values that are not chunks', [null, 3, 'x', [], text('Hi'), stop], { text: 'Hi', reason: 'stop' }],
    [
      'a delta that is null',
      [{ choices: [{ index: 0, delta: null }] }, text('Hi'), stop],
      { text: 'Hi', reason: 'stop' },
    ],
    ['choices without an index', [{ choices: [{ delta: { content: 'Hi' } }] }, stop], { text: 'Hi', reason: 'stop' }],
    [
      'an index that is a text',
      [{ choices: [{ index: '0', delta: { content: 'Hi' } }] }, stop],
      { text: 'Hi', reason: 'stop' },
    ],
    [
      'null for tool calls',
      [chunk({ content: 'Hi', tool_calls: null, function_call: null }), stop],
      { text: 'Hi', reason: 'stop' },
    ],
    [
      'text in the last chunk',
      [text('Hi'), chunk({ content: ' there' }, {}, 'stop')],
      { text: 'Hi there', reason: 'stop' },
    ],
    [
      'a last chunk that comes twice',
      [text('Hi'), chunk({ content: ' there' }, {}, 'stop'), chunk({ content: ' there' }, {}, 'stop')],
      { text: 'Hi there', reason: 'stop' },
    ],
    [
      'a last chunk that repeats the whole text',
      [text('The whole '), text('answer.'), chunk({ content: 'The whole answer.' }, {}, 'stop')],
      { text: 'The whole answer.', reason: 'stop' },
    ],
    ['a word that comes twice', [text('ha'), chunk({ content: 'ha' }, {}, 'stop')], { text: 'haha', reason: 'stop' }],
    [
      'a whole message in the stream',
      [{ choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }] }],
      { text: 'Hi', reason: 'stop' },
    ],
    ['an end without a reason', [text('Hi')], { text: 'Hi', reason: 'stop' }],
    ['reasons in other words', [text('Hi'), chunk({}, {}, 'MAX_TOKENS')], { text: 'Hi', reason: 'length' }],
    ['a reason that is empty', [chunk({ content: 'Hi' }, {}, ''), stop], { text: 'Hi', reason: 'stop' }],
    [
      'usage in the choice',
      [text('Hi'), { choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: { prompt_tokens: '3' } }] }],
      { text: 'Hi', reason: 'stop', usage: { prompt_tokens: 3 } },
    ],
    [
      'usage in a member of the server',
      [text('Hi'), chunk({}, { x_server: { usage: { prompt_tokens: 3 } } }, 'stop')],
      { text: 'Hi', reason: 'stop', usage: { prompt_tokens: 3 } },
    ],
    ['usage that is null', [chunk({ content: 'Hi' }, { usage: null }), stop], { text: 'Hi', reason: 'stop' }],
    [
      'thoughts beside text',
      [chunk({ content: '', reasoning_content: 'I see.' }), text('Hi'), stop],
      { thought: 'I see.', text: 'Hi', reason: 'stop' },
    ],
    [
      'thoughts in tags',
      [text('<thi'), text('nk>I see.</th'), text('ink>Hi'), stop],
      { thought: 'I see.', text: 'Hi', reason: 'stop' },
    ],
    ['text that looks like a tag at its end', [text('a <'), stop], { text: 'a <', reason: 'stop' }],
  ])('ChatStream reads %s', (_what, events, expected) => {
    expect(read(...events)).toEqual(expected);
  });

  it('ChatStream does not take a stream as ended that says so without text, or in the middle of a call', () => {
    const half = chunk({ tool_calls: [{ index: 0, id: '1', function: { name: 'find', arguments: '{"q":' } }] });

    expect(read(chunk({ role: 'assistant' }))).toEqual({});
    expect(read(half)).toEqual({});
    expect(read(half, chunk({ tool_calls: [{ index: 0, function: { arguments: '1}' } }] }))).toEqual({
      reason: 'tool_calls',
    });
  });

  it('ChatStream does not take a connection that ends as the end of the stream', () => {
    const stream = new ChatStream('model', new Map());
    stream.read([text('Hi')]);

    expect(stream.end(false)).toEqual([]);
  });

  it('ChatStream gives the reason of a stream with calls as tool_calls', () => {
    const calls = chunk({ tool_calls: [{ index: 0, id: '1', function: { name: 'find', arguments: '{}' } }] });
    const legacy = chunk({ function_call: { name: 'find', arguments: '{}' } });

    expect(read(calls, stop)).toEqual({ reason: 'tool_calls' });
    expect(read(legacy, chunk({}, {}, 'function_call'))).toEqual({ reason: 'tool_calls' });
  });

  it('ChatStream keeps the members in which a server sends its thoughts', () => {
    const [event] = new ChatStream('model', new Map()).read([chunk({ reasoning_content: 'I see.', signature: 's' })]);

    expect(event).toMatchObject({
      choices: [{ delta: { reasoning_content: 'I see.', signature: 's', thought: 'I see.' } }],
    });
  });
});
