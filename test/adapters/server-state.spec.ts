import { Logger } from '@nestjs/common';
import { aPassage, collect, covering, FakeRetriever, streamedText } from '../support/agent-builders.js';
import { askModel } from '../support/ask-model.js';
import { chunk, SseModelServer } from '../support/sse-model-server.js';

const SEARCH = JSON.stringify({
  queries: ['postgres'],
  search_scope: 'full',
  current_chapter: null,
  current_lesson: null,
});
const SIGNATURE = { google: { thought_signature: 'sig/1==' } };

function call(index: number, id: string, members: object = {}) {
  return { index, id, type: 'function', function: { name: 'search_content', arguments: SEARCH }, ...members };
}

describe('What a Chat Completions server expects to get back with the result of a tool', () => {
  const server = new SseModelServer();

  beforeAll(async () => {
    Logger.overrideLogger(false);
    await server.start();
  });
  afterAll(() => server.stop());

  /** The messages of the model in the last request, after these responses and the final text. */
  async function sentBack(...responses: object[][]): Promise<readonly object[]> {
    server.answer(...responses, [chunk({ content: 'Done.' }), chunk({}, 'stop')]);
    const retriever = new FakeRetriever(covering(aPassage('a')));
    const events = await collect(askModel({ api: 'chat_completions', baseUrl: server.baseUrl, retriever }));
    expect(streamedText(events)).toBe('Done.');
    return server.bodies.at(-1)!.messages!.filter(({ role }) => role === 'assistant');
  }

  it('unknown members of a call and of its function are sent back with this call only', async () => {
    const [message] = await sentBack([
      chunk({ role: 'assistant', content: null, tool_calls: [call(0, 'call_1', { extra_content: SIGNATURE })] }),
      chunk({ tool_calls: [{ ...call(1, 'call_2'), function: { name: 'search_content', arguments: SEARCH, v: 2 } }] }),
      chunk({}, 'tool_calls'),
    ]);

    expect(message).toEqual({
      role: 'assistant',
      content: null,
      tool_calls: [
        {
          id: 'call_1',
          type: 'function',
          function: { name: 'search_content', arguments: SEARCH },
          extra_content: SIGNATURE,
        },
        { id: 'call_2', type: 'function', function: { name: 'search_content', arguments: SEARCH, v: 2 } },
      ],
    });
  });

  it('a member that arrives after the arguments is sent back', async () => {
    const [message] = await sentBack([
      chunk({ tool_calls: [call(0, 'call_1')] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '' }, extra_content: SIGNATURE }] }),
      chunk({}, 'tool_calls'),
    ]);

    expect(message).toMatchObject({ tool_calls: [{ extra_content: SIGNATURE }] });
  });

  it.each([
    ['reasoning_content', [{ reasoning_content: 'I will ' }, { reasoning_content: 'search.' }]],
    ['reasoning', [{ reasoning: 'I will ' }, { reasoning: 'search.' }]],
  ])('the reasoning in %s before a call is sent back whole', async (name, deltas) => {
    const [message] = await sentBack([
      ...deltas.map((delta) => chunk(delta)),
      chunk({ tool_calls: [call(0, 'call_1')] }),
      chunk({}, 'tool_calls'),
    ]);

    expect(message).toMatchObject({ [name]: 'I will search.' });
    expect(JSON.stringify((message as { tool_calls: object[] }).tool_calls)).not.toContain('I will');
  });

  it('parts of the reasoning that arrive in pieces are sent back as whole parts', async () => {
    const part = { type: 'reasoning.text', index: 0, format: 'v1' };
    const [message] = await sentBack([
      chunk({ reasoning_details: [{ ...part, text: 'I will ' }] }),
      chunk({ reasoning_details: [{ ...part, text: 'search.' }] }),
      chunk({ reasoning_details: [{ ...part, text: '', signature: 'sig' }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.encrypted', index: 1, data: 'abc' }] }),
      chunk({ tool_calls: [call(0, 'call_1')] }),
      chunk({}, 'tool_calls'),
    ]);

    expect(message).toMatchObject({
      reasoning_details: [
        { ...part, text: 'I will search.', signature: 'sig' },
        { type: 'reasoning.encrypted', index: 1, data: 'abc' },
      ],
    });
  });

  it('parts of the reasoning that are no objects are left out', async () => {
    const [message] = await sentBack([
      chunk({ reasoning_details: [null, 'x', { type: 'reasoning.text', text: 'Hm.' }] }),
      chunk({ tool_calls: [call(0, 'call_1')] }),
      chunk({}, 'tool_calls'),
    ]);

    expect(message).toMatchObject({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] });
  });

  it('each step of a turn gets back its own state', async () => {
    const step = (name: string) => [
      chunk({ reasoning_content: name }),
      chunk({ tool_calls: [call(0, `call_${name}`, { extra_content: { of: name } })] }),
      chunk({}, 'tool_calls'),
    ];

    expect(await sentBack(step('one'), step('two'))).toMatchObject([
      { reasoning_content: 'one', tool_calls: [{ id: 'call_one', extra_content: { of: 'one' } }] },
      { reasoning_content: 'two', tool_calls: [{ id: 'call_two', extra_content: { of: 'two' } }] },
    ]);
  });

  it('a server that sends nothing of its own gets nothing more than before', async () => {
    const [message] = await sentBack([chunk({ tool_calls: [call(0, 'call_1')] }), chunk({}, 'tool_calls')]);

    expect(Object.keys(message!).sort()).toEqual(['content', 'role', 'tool_calls']);
  });
});
