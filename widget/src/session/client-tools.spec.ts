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

describe('the call that waits for the page', () => {
  it('is the last item, once', () => {
    const tools = new ClientTools();
    expect(tools.takePending(ending(call))).toMatchObject({ call_id: 'call_1' });
    expect(tools.takePending(ending(call))).toBeNull();
  });

  it.each([
    ['is done', [{ ...call, status: 'completed' }]],
    ['is not the last item', [call, { id: 'x', type: 'end_of_turn' }]],
    ['is not there', []],
  ])('is none when it %s', (_name, items) => expect(new ClientTools().takePending(ending(...items))).toBeNull());
});

describe('the answer to a call', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    ['a result', () => ({ found: true }), { found: true }],
    ['a result that comes later', () => Promise.resolve({ found: true }), { found: true }],
    ['nothing', () => undefined, {}],
    ['an error', () => Promise.reject(new Error('No camera.')), { error: { message: 'No camera.' } }],
    [
      'a fault that is no error',
      () => {
        throw 'odd';
      },
      { error: { message: 'The tool failed.' } },
    ],
  ])('is sent for %s', async (_name, handler, expected) =>
    expect(await new ClientTools().answer(call, handler)).toEqual(expected),
  );

  it('is sent where the page has no tools', async () => {
    expect(await new ClientTools().answer(call, undefined)).toEqual({
      error: { message: 'This page offers no tools.' },
    });
  });

  it('is sent after half a minute, whatever the page does', async () => {
    jest.useFakeTimers();
    const answer = new ClientTools().answer(call, () => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await answer).toEqual({ error: { message: 'No result after 30 seconds.' } });
  });
});
