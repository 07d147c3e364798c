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

describe('endStream and interruptStream', () => {
  it('a stream without open items ends without a failure', () => {
    const conversation = endStream(fold(begin(), accepted, done));
    expect(conversation).toMatchObject({ stream: null, failure: null });
    expect(phases(conversation)).toEqual(['done', 'done']);
  });

  it('a stream that ends with an open item is interrupted', () => {
    const conversation = endStream(fold(begin(), accepted, open('m', 'Ha')));
    expect(conversation.failure).toMatchObject({ kind: 'interrupted', canRetry: true });
    expect(phases(conversation)).toEqual(['done', 'interrupted']);
  });

  it('a stream without a reply is interrupted for a question but not for an action', () => {
    expect(endStream(fold(begin(), accepted)).failure?.kind).toBe('interrupted');
    expect(endStream(fold(begin('action'), accepted)).failure).toBeNull();
  });

  it.each([
    ['an effect', { type: 'client_effect', name: 'x' }],
    ['a notice', { type: 'notice', level: 'info', message: 'x' }],
  ])('%s counts as a reply', (_name, event) => {
    expect(endStream(fold(begin(), accepted, event)).failure).toBeNull();
  });

  it('an interruption keeps the message of an earlier error', () => {
    const error = { type: 'error', code: 'custom', message: 'No.', allow_retry: false };
    const conversation = interruptStream(fold(begin(), accepted, open('m', 'Ha'), error));
    expect(conversation.failure).toMatchObject({ kind: 'server', message: 'No.', canRetry: false });
  });
});

describe('Stop', () => {
  it('Stop keeps messages with text and drops empty messages and unfinished items, as the reference server does', () => {
    const widget = { type: 'thread.item.added', item: widgetItem('w', 't', { type: 'Card' }) };
    const conversation = stopStream(fold(begin(), accepted, done, open('a', 'So far'), open('b', ' '), widget));
    expect(entriesOf(conversation).map(({ serverId, phase }) => [serverId, phase])).toEqual([
      ['u', 'done'],
      ['m', 'done'],
      ['a', 'stopped'],
    ]);
    expect(conversation).toMatchObject({ stream: null, failure: null });
  });

  it('withdrawMessage removes the message only before its thread is created', () => {
    expect(withdrawMessage(begin('create')).order).toEqual([]);
    const created = fold(begin('create'), { type: 'thread.created', thread: threadOf('t') });
    expect(withdrawMessage(created)).toBe(created);
  });
});

it('a message whose request failed stays, marked as failed', () => {
  const conversation = failStream(begin(), { kind: 'network', code: null, message: null, canRetry: true });
  expect(entriesOf(conversation)).toMatchObject([
    { phase: 'failed', serverId: null, item: { content: [{ text: 'Hi' }] } },
  ]);
});

it('removeMessage removes a failed message and its failure', () => {
  const failed = failStream(begin(), { kind: 'rejected', code: null, message: 'Too long.', canRetry: false });
  expect(removeMessage(failed, 'k1')).toMatchObject({ order: [], failure: null });
});

it('truncateAfter removes the items after a message, and a late removal of them changes nothing', () => {
  const conversation = truncateAfter(endStream(fold(begin(), accepted, done)), 'u');
  expect(fold(conversation, { type: 'thread.item.removed', item_id: 'm' }).order).toEqual(['k1']);
});
