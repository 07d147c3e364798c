import { added, begun, delta, done, fold, logged, texts, type Wire } from '../../test/support/wire-events.js';
import { entriesOf } from './conversation.js';
import { receive, takeOutcomes } from './reduce.js';

describe('stream signals', () => {
  it('progress, allow_cancel and client effects are recorded, and an effect is returned once', () => {
    const conversation = fold([
      { type: 'stream_options', stream_options: { allow_cancel: false } },
      { type: 'progress_update', text: 'a' },
      { type: 'progress_update', icon: 'search', text: 'b' },
      { type: 'client_effect', name: 'blink', data: { n: 1 } },
    ]);
    expect(conversation.stream).toMatchObject({ allowCancel: false, progress: { icon: 'search', text: 'b' } });
    const [outcomes, rest] = takeOutcomes(conversation);
    expect(outcomes).toEqual([{ type: 'effect', name: 'blink', data: { n: 1 } }]);
    expect(takeOutcomes(rest)[0]).toEqual([]);
  });

  it('at most three notices are kept, each once', () => {
    const notice = (message: string): Wire => ({ type: 'notice', level: 'strange', message });
    const conversation = fold(['a', 'a', 'b', 'c', 'd'].map(notice));
    expect(conversation.notices.map(({ level, message }) => [level, message])).toEqual([
      ['info', 'b'],
      ['info', 'c'],
      ['info', 'd'],
    ]);
  });

  it('an error keeps streamed text, lets later events apply and is replaced by a later error', () => {
    const error = (message: string, allow_retry: boolean): Wire => ({
      type: 'error',
      code: 'custom',
      message,
      allow_retry,
    });
    const conversation = fold([
      added('m'),
      delta('m', 'half'),
      error('one', true),
      done('n', 'more'),
      error('two', false),
    ]);
    expect(entriesOf(conversation).map(({ phase }) => phase)).toEqual(['pending', 'interrupted', 'done']);
    expect(texts(conversation)).toEqual(['Hi', 'half', 'more']);
    expect(conversation.failure).toEqual({ kind: 'server', code: 'custom', message: 'two', canRetry: false });
  });
});

describe('unknown input', () => {
  it.each([
    [null],
    ['text'],
    [[]],
    [{ type: 7 }],
    [{ type: 'thread.sparkle' }],
    [{ type: 'thread.item.done', item: {} }],
    [{ type: 'constructor' }],
    [{ type: 'thread.item.updated', item_id: 'm', update: { type: 'x', content_index: -1 } }],
  ])('%j is logged as an ignored event and changes nothing', (odd) => {
    const before = begun();
    const conversation = receive(before, odd);
    expect(conversation.entries).toBe(before.entries);
    expect(logged(conversation)).toEqual(['event.ignored']);
  });

  it('an unknown item keeps its place', () => {
    const conversation = fold([{ type: 'thread.item.done', item: { id: 'h', type: 'hologram' } }, done('m', 'after')]);
    expect(entriesOf(conversation).map(({ item }) => item.type)).toEqual([
      'user_message',
      'unknown',
      'assistant_message',
    ]);
  });
});
