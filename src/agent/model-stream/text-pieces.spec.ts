import { gatherText, isTextPieces } from './text-pieces.js';

const delta = (text: string) => ({ type: 'response.output_text.delta', delta: text });
const created = { type: 'response.created' };
const done = { type: 'response.output_text.done' };

describe('gatherText', () => {
  it('makes one event of pieces of text that follow each other, and leaves all others where they were', () => {
    const gathered = gatherText([created, delta('a'), delta('b'), done, delta('c')]);

    expect(gathered.map((event) => (isTextPieces(event) ? event.pieces : event))).toEqual([
      created,
      [delta('a'), delta('b')],
      done,
      [delta('c')],
    ]);
  });

  it('does not mind what is no event', () => {
    expect(gatherText([null, 'text', 1])).toEqual([null, 'text', 1]);
  });
});
