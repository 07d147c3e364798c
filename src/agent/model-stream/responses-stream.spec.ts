import { ResponsesStream } from './responses-stream.js';

type Event = Record<string, unknown> & { readonly type: string };

const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
const message = (text: string | null, members: object = {}) => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: text === null ? null : [{ type: 'output_text', text, annotations: [] }],
  ...members,
});
const created = { type: 'response.created', response: { id: 'resp_1' } };
const added = { type: 'response.output_item.added', output_index: 0, item: { ...message(null), content: [] } };
const partAdded = {
  type: 'response.content_part.added',
  ...place,
  part: { type: 'output_text', text: '', annotations: [] },
};
const delta = (text: unknown, members: object = {}) => ({
  type: 'response.output_text.delta',
  ...place,
  ...members,
  delta: text,
});
const textDone = (text: string) => ({ type: 'response.output_text.done', ...place, text });
const itemDone = (item: unknown) => ({ type: 'response.output_item.done', output_index: 0, item });
const completed = (output: unknown, members: object = {}) => ({
  type: 'response.completed',
  response: { id: 'resp_1', status: 'completed', output, ...members },
});
const GOOD = [
  created,
  added,
  partAdded,
  delta('Hel'),
  delta('lo.'),
  textDone('Hello.'),
  itemDone(message('Hello.')),
  completed([message('Hello.')]),
];

function read(...events: unknown[]): Event[] {
  const stream = new ResponsesStream('model', new Map());
  return [...events.flatMap((event) => stream.read([event])), ...stream.end(true)] as Event[];
}

/** What the events say: the deltas, the text of the finished message, and that of the output. */
function textsOf(events: readonly Event[]) {
  const texts = (item: unknown) =>
    ((item as { content?: { text: string }[] }).content ?? []).map(({ text }) => text).join('');
  const of = (type: string) => events.filter((event) => event.type === type);
  const output = (of('response.completed')[0]?.response as { output: unknown[] } | undefined)?.output;
  return {
    shown: of('response.output_text.delta')
      .map((event) => event.delta)
      .join(''),
    thought: of('response.reasoning_summary_text.delta')
      .map((event) => event.delta)
      .join(''),
    done: of('response.output_item.done').map(({ item }) => texts(item)),
    output: output?.map(texts),
  };
}

const HELLO = { shown: 'Hello.', thought: '', done: ['Hello.'], output: ['Hello.'] };

describe('ResponsesStream', () => {
  it('ResponsesStream returns a regular stream as it comes, and an array of text unchanged', () => {
    expect(read(...GOOD)).toEqual(GOOD);

    const stream = new ResponsesStream('model', new Map());
    stream.read(GOOD.slice(0, 4));
    const events = [delta('One'), delta(' two')];
    expect(stream.read(events)).toBe(events);
  });

  it.each<[string, unknown[]]>([
    [
      'annotations that are null',
      [
        created,
        added,
        partAdded,
        delta('Hello.'),
        itemDone(message('Hello.', { content: [{ type: 'output_text', text: 'Hello.', annotations: null }] })),
        completed([message('Hello.')]),
      ],
    ],
    [
      'a message without content at its end',
      [created, added, partAdded, delta('Hello.'), itemDone(message(null)), completed([message(null)])],
    ],
    ['an output that is null', [...GOOD.slice(0, -1), completed(null)]],
    ['an output that is empty', [...GOOD.slice(0, -1), completed([])]],
    ['a message that is never finished', [...GOOD.slice(0, 5), completed([message('Hello.')])]],
    ['a message that is never finished, and an empty output', [...GOOD.slice(0, 5), completed([])]],
    [
      'text before its message was announced',
      [created, delta('Hel'), delta('lo.'), itemDone(message('Hello.')), completed([message('Hello.')])],
    ],
    ['only the end', [completed([message('Hello.')])]],
    ['only the finished message', [created, itemDone(message('Hello.')), completed([message('Hello.')])]],
    [
      'a message that has its text from the beginning',
      [created, { ...added, item: message('Hello.') }, itemDone(message('Hello.')), completed([message('Hello.')])],
    ],
    ['text without a place', [created, added, { type: 'response.output_text.delta', delta: 'Hello.' }, completed([])]],
    ['a place in texts', [created, added, delta('Hello.', { output_index: '0', content_index: '0' }), completed([])]],
    [
      'another id in each event',
      [
        created,
        added,
        delta('Hello.', { item_id: 'x' }),
        itemDone(message('Hello.', { id: 'y' })),
        completed([message('Hello.', { id: 'z' })]),
      ],
    ],
    ['deltas that are null', [created, added, partAdded, delta(null), delta('Hello.'), delta(''), completed([])]],
    [
      'events that come twice',
      [
        created,
        created,
        added,
        added,
        partAdded,
        partAdded,
        delta('Hello.'),
        textDone('Hello.'),
        itemDone(message('Hello.')),
        itemDone(message('Hello.')),
        completed([message('Hello.')]),
        completed([message('Hello.')]),
      ],
    ],
    ['events after the end', [...GOOD, delta('More.'), created]],
    ['values that are not events', [null, 1, 'x', [], {}, { type: 3 }, ...GOOD]],
    ['an end that only [DONE] marks', GOOD.slice(0, 5)],
    [
      'a last event of another name',
      [...GOOD.slice(0, -1), { ...completed([message('Hello.')]), type: 'response.done' }],
    ],
  ])('ResponsesStream reads %s', (_what, events) => {
    expect(textsOf(read(...events))).toEqual(HELLO);
  });

  it.each<[string, unknown[]]>([
    [
      'tags',
      [
        created,
        added,
        partAdded,
        delta('<think>I see.</th'),
        delta('ink>Hel'),
        delta('lo.'),
        textDone('<think>I see.</think>Hello.'),
        itemDone(message('<think>I see.</think>Hello.')),
        completed([message('<think>I see.</think>Hello.')]),
      ],
    ],
    [
      'tags of a message without deltas',
      [created, itemDone(message('<think>I see.</think>Hello.')), completed([message('<think>I see.</think>Hello.')])],
    ],
    [
      'events of another name',
      [
        created,
        { type: 'response.reasoning_text.delta', delta: 'I ' },
        { type: 'response.reasoning_text.delta', delta: 'see.' },
        ...GOOD.slice(1),
      ],
    ],
    [
      'two kinds of events',
      [
        created,
        { type: 'response.reasoning_summary_text.delta', item_id: 'r', summary_index: 0, delta: 'I see.' },
        { type: 'response.reasoning_text.delta', item_id: 'r', delta: 'I see.' },
        ...GOOD.slice(1),
      ],
    ],
    [
      'the summary of a finished item',
      [
        created,
        {
          ...itemDone({ type: 'reasoning', id: 'r', summary: [{ type: 'summary_text', text: 'I see.' }] }),
          output_index: 9,
        },
        ...GOOD.slice(1),
      ],
    ],
  ])('ResponsesStream reads thoughts in %s', (_what, events) => {
    const { shown, thought, done } = textsOf(read(...events));

    expect({ shown, thought, done: done.at(-1) }).toEqual({ shown: 'Hello.', thought: 'I see.', done: 'Hello.' });
  });

  it('ResponsesStream says that a text was a thought, and begins the message anew', () => {
    const text = 'I see.</think>Hello.';
    const events = read(
      created,
      added,
      delta('I see.'),
      delta('</think>Hello.'),
      itemDone(message(text)),
      completed([message(text)]),
    );

    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'text.was_thought',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(textsOf(events)).toMatchObject({ done: ['Hello.'], output: ['Hello.'] });
  });

  const call = (members: object = {}) => ({
    type: 'function_call',
    id: 'fc_1',
    call_id: 'call_1',
    name: 'find',
    arguments: '{"q":1}',
    ...members,
  });
  const callAdded = { type: 'response.output_item.added', output_index: 0, item: call({ arguments: '' }) };
  const args = (text: string) => ({
    type: 'response.function_call_arguments.delta',
    item_id: 'fc_1',
    output_index: 0,
    delta: text,
  });

  it.each<[string, unknown[]]>([
    ['an empty output', [callAdded, args('{"q":1}'), itemDone(call()), completed([])]],
    ['no end of the call', [callAdded, args('{"q"'), args(':1}'), completed([])]],
    [
      'null for its arguments at the end',
      [callAdded, args('{"q":1}'), itemDone(call({ arguments: null })), completed([call({ arguments: null })])],
    ],
    [
      'arguments as an object',
      [callAdded, itemDone(call({ arguments: { q: 1 } })), completed([call({ arguments: { q: 1 } })])],
    ],
    [
      'its name only at the beginning',
      [callAdded, args('{"q":1}'), itemDone(call({ name: null })), completed([call({ name: null })])],
    ],
    ['[DONE] instead of an end', [callAdded, args('{"q":1}')]],
  ])('ResponsesStream keeps a call with %s', (_what, events) => {
    const { response } = read(created, ...events).at(-1) as unknown as { response: { output: unknown[] } };

    expect(response.output).toMatchObject([{ call_id: 'call_1', name: 'find', arguments: '{"q":1}' }]);
    expect(response.output).toHaveLength(1);
  });

  it('ResponsesStream does not end a stream in the middle of a call', () => {
    expect(read(created, callAdded, args('{"q":')).map(({ type }) => type)).not.toContain('response.completed');
  });

  it('ResponsesStream returns an incomplete response as a completed one that keeps the reason', () => {
    const incomplete = {
      ...completed([], { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
      type: 'response.incomplete',
    };
    const events = read(...GOOD.slice(0, 5), incomplete);

    expect(textsOf(events)).toEqual(HELLO);
    expect(events.at(-1)).toMatchObject({
      type: 'response.completed',
      response: { status: 'completed', incomplete_details: { reason: 'max_output_tokens' } },
    });
  });
});
