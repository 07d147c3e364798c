import { assistantItem, userItem } from '../../test/support/items.js';
import type { ThreadInfo } from '../wire/normalize.js';
import type { ChatItem } from '../wire/types.js';
import { type Conversation, entriesOf } from './conversation.js';
import { type LoadedThread, openThread, prependOlder, reconcile } from './history.js';
import { beginStream, failStream, interruptStream } from './stream-lifecycle.js';

const thread: ThreadInfo = {
  id: 't',
  title: null,
  status: { type: 'active' },
  allowedImageDomains: null,
  createdAt: '',
};
const item = (id: string, text = id): ChatItem => assistantItem(id, 't', text) as ChatItem;
const loaded = (ids: string[], more: Partial<LoadedThread> = {}): LoadedThread => ({
  thread,
  items: ids.map((id) => item(id)),
  hasOlder: false,
  olderCursor: null,
  ...more,
});
const ids = (conversation: Conversation): (string | null)[] => entriesOf(conversation).map(({ serverId }) => serverId);

it('prependOlder inserts an older page and skips known items', () => {
  const opened = openThread(loaded(['c', 'd'], { hasOlder: true, olderCursor: 'c' }));
  const conversation = prependOlder(opened, { data: [item('c'), item('b'), item('a')], hasMore: false, after: null });
  expect(ids(conversation)).toEqual(['a', 'b', 'c', 'd']);
  expect(conversation).toMatchObject({ hasOlder: false, olderCursor: null });
});

describe('reconcile', () => {
  it('reconcile adds new items, removes deleted ones and keeps pages that were not loaded again', () => {
    const opened = openThread(loaded(['a', 'b', 'c', 'd'], { hasOlder: true, olderCursor: 'a' }));
    const conversation = reconcile(opened, loaded(['b', 'd', 'e']));
    expect(ids(conversation)).toEqual(['a', 'b', 'd', 'e']);
    expect(conversation.hasOlder).toBe(true);
    expect(conversation.entries['k2']).toBe(conversation.entries[conversation.keyById['b'] ?? '']);
  });

  it('reconcile keeps a message that never reached the server', () => {
    const sending = beginStream(openThread(loaded(['a'])), {
      id: 's',
      kind: 'message',
      startedAt: 0,
      message: userItem('pending', 't', 'Mine') as never,
    });
    const failed = failStream(sending, { kind: 'network', code: null, message: null, canRetry: true });
    const conversation = reconcile(failed, loaded(['a']));
    expect(ids(conversation)).toEqual(['a', null]);
    expect(conversation.failure?.kind).toBe('network');
  });

  it('reconcile clears an interruption only if the server has more of the answer', () => {
    const cut = interruptStream(beginStream(openThread(loaded(['a'])), { id: 's', kind: 'retry', startedAt: 0 }));
    expect(reconcile(cut, loaded(['a'])).failure?.kind).toBe('interrupted');
    expect(reconcile(cut, { ...loaded([]), items: [item('a', 'a and the rest')] }).failure).toBeNull();
  });

  it('reconcile uses the order of the server, not the times of the items', () => {
    expect(ids(reconcile(openThread(loaded(['a', 'b', 'c'])), loaded(['b', 'a', 'c'])))).toEqual(['b', 'a', 'c']);
  });
});
