import type { ResponderEvent } from '../../chatkit/responder.js';
import { textPortions } from './text-portions.js';

const delta = (text: string): ResponderEvent => ({
  type: 'thread.item.updated',
  item_id: 'msg_1',
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});
const textOf = (events: readonly ResponderEvent[]): string =>
  events
    .map((event) => (event.type === 'thread.item.updated' && 'delta' in event.update ? event.update.delta : '|'))
    .join('');

describe('textPortions', () => {
  it('textPortions returns a small batch as it is', () => {
    const batch = [delta('1234'), delta('5678'), { type: 'answer.completed' } as const];

    const portions = textPortions(batch, 8);

    expect(portions).toHaveLength(1);
    expect(portions[0]).toBe(batch);
  });

  it('textPortions divides many deltas, and keeps other events in their places', () => {
    const batch = [delta('123'), delta('456'), delta('789'), { type: 'answer.completed' } as const];

    expect(textPortions(batch, 6).map(textOf)).toEqual(['123456', '789|']);
  });

  it('textPortions cuts a delta that is longer than a portion, and never inside a character', () => {
    const text = `${'a'.repeat(5)}😀${'b'.repeat(20)}`;

    const portions = textPortions([delta('1'), delta(text)], 6).map(textOf);

    expect(portions.join('')).toBe(`1${text}`);
    expect(portions.every((portion) => portion.length <= 6 && portion.isWellFormed())).toBe(true);
  });

  it('textPortions begins a portion with an event that repeats a long text, so that its deltas have been read', () => {
    const content = { type: 'output_text', text: '123456789', annotations: [] } as const;
    const done: ResponderEvent = {
      type: 'thread.item.updated',
      item_id: 'msg_1',
      update: {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: { ...content, annotations: [] },
      },
    };

    expect(textPortions([delta('1234'), delta('56789'), done], 6).map((portion) => portion.length)).toEqual([1, 1, 1]);
  });

  it('textPortions lets a part that begins with long text begin without it', () => {
    const added: ResponderEvent = {
      type: 'thread.item.updated',
      item_id: 'msg_1',
      update: {
        type: 'assistant_message.content_part.added',
        content_index: 0,
        content: { type: 'output_text', text: '123456789', annotations: [] },
      },
    };

    expect(textPortions([added], 6).map(textOf)).toEqual(['|123456', '789']);
  });

  it('textPortions cuts text with half a character without losing it', () => {
    const text = '\ud83d'.repeat(10);

    expect(
      textPortions([delta(text)], 1)
        .map(textOf)
        .join(''),
    ).toBe(text);
  });
});
