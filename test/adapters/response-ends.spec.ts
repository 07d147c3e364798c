import { Logger } from '@nestjs/common';
import { eventsOf, type ResponderEvent } from '../../src/chatkit/responder.js';
import { aPassage, covering, FakeRetriever, finished, streamedText } from '../support/agent-builders.js';
import { askModel } from '../support/ask-model.js';
import { chunk, completed, response, SseModelServer } from '../support/sse-model-server.js';

const SEARCH = JSON.stringify({
  queries: ['postgres'],
  search_scope: 'full',
  current_chapter: null,
  current_lesson: null,
});

describe.each(['responses', 'chat_completions'] as const)('The end of a response with the API %s', (api) => {
  const server = new SseModelServer();

  beforeAll(async () => {
    Logger.overrideLogger(false);
    await server.start();
  });
  afterAll(() => server.stop());

  async function ask(...answers: object[][]): Promise<{ events: ResponderEvent[]; error?: unknown }> {
    server.answer(...answers);
    const events: ResponderEvent[] = [];
    const retriever = new FakeRetriever(covering(aPassage('a')));
    try {
      for await (const output of askModel({ api, baseUrl: server.baseUrl, retriever }))
        events.push(...eventsOf(output));
      return { events };
    } catch (error) {
      return { events, error };
    }
  }

  const notices = (events: readonly ResponderEvent[]) =>
    events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
  /** Items that were added and neither finished nor removed. */
  const open = (events: readonly ResponderEvent[]) => {
    const ids = new Set<string>();
    for (const event of events) {
      if (event.type === 'thread.item.added') ids.add(event.item.id);
      if (event.type === 'thread.item.done') ids.delete(event.item.id);
    }
    return [...ids];
  };

  it.each([
    ['length', /greatest length/],
    ['content_filter', /rules about content/],
  ] as const)('text that ends because of %s is kept, and a notice says why', async (end, why) => {
    const { events, error } = await ask(response(api, { text: 'Half an answer', end }));

    expect(error).toBeUndefined();
    expect(streamedText(events)).toBe('Half an answer');
    expect(finished(events, 'assistant_message')).toMatchObject([{ content: [{ text: 'Half an answer' }] }]);
    expect(notices(events)).toEqual([expect.stringMatching(why)]);
    expect(events.at(-1)).toEqual({ type: 'answer.completed' });
    expect(server.bodies).toHaveLength(1);
  });

  it('a response that used its whole limit before the first word is asked once, and a notice says why', async () => {
    const { events, error } = await ask(response(api, { end: 'length' }));

    expect(error).toBeUndefined();
    expect(notices(events)).toEqual([expect.stringMatching(/whole limit to think/)]);
    expect(finished(events, 'assistant_message')).toEqual([]);
    expect(server.bodies).toHaveLength(1);
  });

  it('a response of which the content filter left nothing is refused', async () => {
    const { events, error } = await ask(response(api, { end: 'content_filter' }));

    expect(error).toMatchObject({ code: 'model_refused', retryable: false });
    expect(open(events)).toEqual([]);
    expect(server.bodies).toHaveLength(1);
  });

  it('a call that was cut by the limit is not made', async () => {
    const { events } = await ask(response(api, { text: 'I will look.', call: '{"queries":["pos', end: 'length' }));

    expect(notices(events)).toEqual([expect.stringMatching(/greatest length/)]);
    expect(server.bodies).toHaveLength(1);
  });

  it('a response that ends early with whole calls goes on without a notice', async () => {
    const { events } = await ask(response(api, { call: SEARCH, end: 'length' }), response(api, { text: 'Done.' }));

    expect(streamedText(events)).toBe('Done.');
    expect(notices(events)).toEqual([]);
  });

  it.each([
    ['at once', []],
    ['after the result of a tool', [response(api, { call: SEARCH })]],
  ])('a model that says nothing %s is asked once more', async (_when, before) => {
    const { events, error } = await ask(...before, response(api, {}), response(api, { text: 'Now.' }));

    expect(error).toBeUndefined();
    expect(streamedText(events)).toBe('Now.');
    expect(server.bodies).toHaveLength(before.length + 2);
  });

  it.each([
    ['at once', []],
    ['after the result of a tool', [response(api, { call: SEARCH })]],
  ])('a model that says nothing %s twice ends in an error that can be retried', async (_when, before) => {
    const { events, error } = await ask(...before, response(api, {}), response(api, {}));

    expect(error).toMatchObject({ code: 'model_answer_empty', retryable: true });
    expect(open(events)).toEqual([]);
    expect(server.bodies).toHaveLength(before.length + 2);
  });
});

describe('A response of only thoughts', () => {
  const server = new SseModelServer();
  const retriever = new FakeRetriever(covering(aPassage('a')));

  beforeAll(async () => {
    Logger.overrideLogger(false);
    await server.start();
  });
  afterAll(() => server.stop());

  const reasoning = { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm.' }] };
  const place = { item_id: 'rs_1', output_index: 0, summary_index: 0 };
  const thought = [
    { type: 'response.created', response: { id: 'resp_1', output: [] } },
    { type: 'response.output_item.added', output_index: 0, item: { ...reasoning, summary: [] } },
    { type: 'response.reasoning_summary_text.delta', ...place, delta: 'Hm.' },
    { type: 'response.reasoning_summary_text.done', ...place, text: 'Hm.' },
    { type: 'response.output_item.done', output_index: 0, item: reasoning },
  ];

  it.each([
    ['ends in an error when it comes twice', undefined, 'model_answer_empty', 2],
    ['ends with a notice when the limit is reached', 'max_output_tokens', undefined, 1],
  ])('a response of only thoughts %s, and its workflow is finished', async (_what, incomplete, code, requests) => {
    const answer = [...thought, completed([reasoning], incomplete)];
    server.answer(answer, answer);
    const events: ResponderEvent[] = [];
    let error: unknown;
    try {
      for await (const output of askModel({ api: 'responses', baseUrl: server.baseUrl, retriever }))
        events.push(...eventsOf(output));
    } catch (thrown) {
      error = thrown;
    }

    expect((error as { code?: string } | undefined)?.code).toBe(code);
    expect(finished(events, 'workflow')).toHaveLength(1);
    expect(server.bodies).toHaveLength(requests);
  });

  it('Chat Completions: a response of only thoughts is asked once more', async () => {
    const thoughts = [chunk({ reasoning_content: 'Hm.' }), chunk({}, 'stop')];
    server.answer(thoughts, [chunk({ content: 'Now.' }), chunk({}, 'stop')]);
    const events: ResponderEvent[] = [];
    for await (const output of askModel({ api: 'chat_completions', baseUrl: server.baseUrl, retriever }))
      events.push(...eventsOf(output));

    expect(streamedText(events)).toBe('Now.');
  });
});
