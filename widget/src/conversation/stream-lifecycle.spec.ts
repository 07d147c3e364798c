import { assistantItem, threadOf, userItem, widgetItem } from '../../test/support/items.js';
import { type Conversation, emptyConversation, entriesOf } from './conversation.js';
import { receive } from './reduce.js';
import {
  beginStream,
  endStream,
  failStream,
  interruptStream,
  removeMessage,
  stopStream,
  truncateAfter,
  withdrawMessage,
} from './stream-lifecycle.js';

const begin = (kind: 'create' | 'message' | 'action' = 'message', from = emptyConversation()): Conversation =>
  beginStream(from, { id: 's', kind, startedAt: 0, message: userItem('pending', '', 'Hi') as never });
const fold = (from: Conversation, ...events: unknown[]): Conversation => events.reduce<Conversation>(receive, from);
const accepted = { type: 'thread.item.done', item: userItem('u', 't', 'Hi') };
const open = (id: string, text: string): unknown => ({ type: 'thread.item.added', item: assistantItem(id, 't', text) });
const done = { type: 'thread.item.done', item: assistantItem('m', 't', 'Whole') };
const phases = (conversation: Conversation): string[] => entriesOf(conversation).map(({ phase }) => phase);

describe('the end of a stream', () => {
  it('is a normal one when nothing is open', () => {
    const conversation = endStream(fold(begin(), accepted, done));
    expect(conversation).toMatchObject({ stream: null, failure: null });
    expect(phases(conversation)).toEqual(['done', 'done']);
  });

  it('is a cut when an item is still open', () => {
    const conversation = endStream(fold(begin(), accepted, open('m', 'Ha')));
    expect(conversation.failure).toMatchObject({ kind: 'interrupted', canRetry: true });
    expect(phases(conversation)).toEqual(['done', 'interrupted']);
  });

  it('is a cut when a question got no reply at all, but not for an action', () => {
    expect(endStream(fold(begin(), accepted)).failure?.kind).toBe('interrupted');
    expect(endStream(fold(begin('action'), accepted)).failure).toBeNull();
  });

  it.each([
    ['an effect', { type: 'client_effect', name: 'x' }],
    ['a notice', { type: 'notice', level: 'info', message: 'x' }],
  ])('takes %s for a reply', (_name, event) => {
    expect(endStream(fold(begin(), accepted, event)).failure).toBeNull();
  });

  it('keeps the words of an error that came before it', () => {
    const error = { type: 'error', code: 'custom', message: 'No.', allow_retry: false };
    const conversation = interruptStream(fold(begin(), accepted, open('m', 'Ha'), error));
    expect(conversation.failure).toMatchObject({ kind: 'server', message: 'No.', canRetry: false });
  });
});

describe('Stop', () => {
  it('keeps begun text and drops empty messages and half-made items, as the reference server does', () => {
    const widget = { type: 'thread.item.added', item: widgetItem('w', 't', { type: 'Card' }) };
    const conversation = stopStream(fold(begin(), accepted, done, open('a', 'So far'), open('b', ' '), widget));
    expect(entriesOf(conversation).map(({ serverId, phase }) => [serverId, phase])).toEqual([
      ['u', 'done'],
      ['m', 'done'],
      ['a', 'stopped'],
    ]);
    expect(conversation).toMatchObject({ stream: null, failure: null });
  });

  it('takes the message back before there is a thread, and not after', () => {
    expect(withdrawMessage(begin('create')).order).toEqual([]);
    const created = fold(begin('create'), { type: 'thread.created', thread: threadOf('t') });
    expect(withdrawMessage(created)).toBe(created);
  });
});

it('keeps the words of a message that could not be sent', () => {
  const conversation = failStream(begin(), { kind: 'network', code: null, message: null, canRetry: true });
  expect(entriesOf(conversation)).toMatchObject([
    { phase: 'failed', serverId: null, item: { content: [{ text: 'Hi' }] } },
  ]);
});

it('takes a message that could not be sent out of the thread', () => {
  const failed = failStream(begin(), { kind: 'rejected', code: null, message: 'Too long.', canRetry: false });
  expect(removeMessage(failed, 'k1')).toMatchObject({ order: [], failure: null });
});

it('drops what follows a retried message, and a late removal of it does no harm', () => {
  const conversation = truncateAfter(endStream(fold(begin(), accepted, done)), 'u');
  expect(fold(conversation, { type: 'thread.item.removed', item_id: 'm' }).order).toEqual(['k1']);
});
