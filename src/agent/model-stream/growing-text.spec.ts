import { GrowingText } from './growing-text.js';

describe('GrowingText', () => {
  it.each([0, 1, 31, 32, 33, 100])('has the pieces in their order when %i were added and it is read twice', (count) => {
    const text = new GrowingText('begin');
    const pieces = Array.from({ length: count }, (_, index) => ` ${index}`);

    for (const piece of pieces) text.add(piece);

    expect(text.value).toBe(`begin${pieces.join('')}`);
    text.add(' end');
    expect(text.value).toBe(`begin${pieces.join('')} end`);
  });
});
