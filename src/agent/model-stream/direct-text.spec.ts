import { directText } from './direct-text.js';
import type { ModelTap } from './model-tap.js';
import { isTextPieces } from './text-pieces.js';

const delta = (text: string) => ({ type: 'response.output_text.delta', delta: text });
const created = { type: 'response.created' };
const done = { type: 'response.output_text.done' };

describe('directText', () => {
  let told: unknown[];
  const tap: ModelTap = (event) => {
    if (event.type === 'model' && isTextPieces(event.event)) told.push(...event.event.pieces);
  };

  beforeEach(() => {
    told = [];
  });

  it('leaves the first pieces to the stream, so that a call that fails before them can be repeated', () => {
    const gather = directText(tap);

    expect(gather([created, delta('a')])).toEqual([created, { type: 'text.pieces', pieces: [delta('a')] }]);
    expect(told).toEqual([]);
  });

  it('tells pieces that follow pieces itself', () => {
    const gather = directText(tap);
    void gather([delta('a')]);

    expect(gather([delta('b'), delta('c')])).toEqual([]);
    expect(told).toEqual([delta('b'), delta('c')]);
  });

  it('leaves to the stream what comes with another event, and what follows that', () => {
    const gather = directText(tap);
    void gather([delta('a')]);

    expect(gather([delta('b'), done])).toHaveLength(2);
    expect(gather([delta('c')])).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('is not confused by a packet without an event of its own', () => {
    const gather = directText(tap);
    void gather([delta('a')]);
    void gather([]);

    expect(gather([delta('b')])).toEqual([]);
    expect(told).toEqual([delta('b')]);
  });

  it('makes the stream wait for what takes the tap time', async () => {
    const gather = directText(async (event) => {
      await Promise.resolve();
      return tap(event);
    });
    void gather([delta('a')]);

    expect(await gather([delta('b')])).toEqual([]);
    expect(told).toEqual([delta('b')]);
  });
});
