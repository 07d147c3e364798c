import { jest } from '@jest/globals';
import { openThread } from '../conversation/history.js';
import type { ChatItem, ClientToolCallItem } from '../wire/types.js';
import { ClientTools } from './client-tools.js';

const call = {
  id: 'c',
  type: 'client_tool_call',
  thread_id: 't',
  created_at: '',
  status: 'pending',
  call_id: 'call_1',
  name: 'look',
  arguments: { at: 1 },
} as ClientToolCallItem;
const thread = { id: 't', title: null, status: { type: 'active' as const }, allowedImageDomains: null, createdAt: '' };
const ending = (...items: object[]): ReturnType<typeof openThread> =>
  openThread({ thread, items: items as ChatItem[], hasOlder: false, olderCursor: null });

describe('takePending', () => {
  it('the pending call is the last item, and it is returned once', () => {
    const tools = new ClientTools();
    expect(tools.takePending(ending(call))).toMatchObject({ call_id: 'call_1' });
    expect(tools.takePending(ending(call))).toBeNull();
  });

  it.each([
    ['completed', [{ ...call, status: 'completed' }]],
    ['not the last item', [call, { id: 'x', type: 'end_of_turn' }]],
    ['missing', []],
  ])('no call is pending when it is %s', (_name, items) =>
    expect(new ClientTools().takePending(ending(...items))).toBeNull(),
  );
});

describe('answer', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    ['a result', () => ({ found: true }), { found: true }],
    ['a result of a promise', () => Promise.resolve({ found: true }), { found: true }],
    ['no result', () => undefined, {}],
    ['an error', () => Promise.reject(new Error('No camera.')), { error: { message: 'No camera.' } }],
    [
      'a thrown value that is not an Error',
      () => {
        throw 'odd';
      },
      { error: { message: 'The tool failed.' } },
    ],
  ])('a tool call is answered for %s', async (_name, handler, expected) =>
    expect(await new ClientTools().answer(call, handler)).toEqual(expected),
  );

  it('a tool call is answered with an error when the page has no handler', async () => {
    expect(await new ClientTools().answer(call, undefined)).toEqual({
      error: { message: 'This page offers no tools.' },
    });
  });

  it('a tool call is answered with an error after 30 seconds without a result', async () => {
    jest.useFakeTimers();
    const answer = new ClientTools().answer(call, () => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await answer).toEqual({ error: { message: 'No result after 30 seconds.' } });
  });
});
