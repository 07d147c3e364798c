import type { ModelTap } from './model-tap.js';
import { batchText, isTextBatch, textToTap } from './text-batch.js';

const delta = (text: string) => ({ type: 'response.output_text.delta', delta: text });
const created = { type: 'response.created' };
const done = { type: 'response.output_text.done' };

describe('batchText', () => {
  it('batchText merges consecutive text deltas into one event and keeps all other events in place', () => {
    const batched = batchText([created, delta('a'), delta('b'), done, delta('c')]);

    expect(batched.map((event) => (isTextBatch(event) ? event.deltas : event))).toEqual([
      created,
      [delta('a'), delta('b')],
      done,
      [delta('c')],
    ]);
  });

  it('batchText does not change values that are not events', () => {
    expect(batchText([null, 'text', 1])).toEqual([null, 'text', 1]);
  });
});

describe('textToTap', () => {
  let tapped: unknown[];
  const tap: ModelTap = (event) => {
    if (event.type === 'model' && isTextBatch(event.event)) tapped.push(...event.event.deltas);
  };

  beforeEach(() => {
    tapped = [];
  });

  it('textToTap passes the first text to the stream, so that a failed call can still be repeated', () => {
    const filter = textToTap(tap);

    expect(filter([created, delta('a')])).toEqual([created, { type: 'text.batch', deltas: [delta('a')] }]);
    expect(tapped).toEqual([]);
  });

  it('textToTap passes text that follows text directly to the tap', () => {
    const filter = textToTap(tap);
    void filter([delta('a')]);

    expect(filter([delta('b'), delta('c')])).toEqual([]);
    expect(tapped).toEqual([delta('b'), delta('c')]);
  });

  it('textToTap passes text that arrives with another event to the stream, and also the text after that', () => {
    const filter = textToTap(tap);
    void filter([delta('a')]);

    expect(filter([delta('b'), done])).toHaveLength(2);
    expect(filter([delta('c')])).toHaveLength(1);
    expect(tapped).toEqual([]);
  });

  it('textToTap passes text to the tap after a packet without a whole event', () => {
    const filter = textToTap(tap);
    void filter([delta('a')]);
    void filter([]);

    expect(filter([delta('b')])).toEqual([]);
    expect(tapped).toEqual([delta('b')]);
  });

  it('textToTap makes the stream wait for a tap that takes time', async () => {
    const filter = textToTap(async (event) => {
      await Promise.resolve();
      return tap(event);
    });
    void filter([delta('a')]);

    expect(await filter([delta('b')])).toEqual([]);
    expect(tapped).toEqual([delta('b')]);
  });
});
