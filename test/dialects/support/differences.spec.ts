import { differences } from './differences.js';

describe('The comparison of a behaviour with its file', () => {
  it.each<[unknown, unknown]>([
    [{ a: 1, b: 2 }, { a: 1 }],
    [
      [1, 2, 3],
      [1, 3],
    ],
    [{ a: [{ b: 'text' }, { c: 1 }] }, { a: [{ c: 1 }] }],
    [{}, { a: null }],
    ['some text', { $contains: 'text' }],
    [{ a: ['some text'] }, { $contains: 'text', $lacks: 'word' }],
  ])('%j has everything that %j expects', (actual, expected) => {
    expect(differences(actual, expected)).toEqual([]);
  });

  it.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 2 }],
    [
      [1, 3],
      [3, 1],
    ],
    [{ a: 1 }, { a: null }],
    [undefined, { a: 1 }],
    [undefined, {}],
    [undefined, { $contains: 'text' }],
    ['some text', { $lacks: 'text' }],
    [{ a: { b: 1 } }, { a: { $lacks: 'b' } }],
    ['1', 1],
  ])('%j lacks something that %j expects', (actual, expected) => {
    expect(differences(actual, expected)).toHaveLength(1);
  });
});
