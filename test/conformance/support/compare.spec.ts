import { Comparison } from './compare.js';

const removal = (item_id: string) => ({ type: 'thread.item.removed', item_id });

describe('Comparison', () => {
  it('binds a placeholder to the first actual id, one to one', () => {
    const comparison = new Comparison();

    expect(comparison.differences({ id: 'msg_x' }, { id: '<msg_1>' })).toEqual([]);
    expect(comparison.differences({ id: 'msg_y' }, { id: '<msg_1>' })).toHaveLength(1);
    expect(comparison.differences({ id: 'msg_x' }, { id: '<msg_2>' })).toHaveLength(1);
    expect(comparison.bindings.resolve({ item_id: '<msg_1>' })).toEqual({ item_id: 'msg_x' });
  });

  it('treats the given ids of the model provider as placeholders', () => {
    const comparison = new Comparison({ upstreamIds: new Set(['msg_upstream']) });

    expect(comparison.differences('msg_ours', 'msg_upstream')).toEqual([]);
    expect(comparison.differences('msg_other', 'msg_upstream')).toHaveLength(1);
  });

  it('reports every missing, extra and different member with its path', () => {
    const differences = new Comparison().differences({ a: 1, c: [1, 2] }, { b: 1, c: [1, 3, 4] });

    expect(differences.map((line) => line.split(':')[0])).toEqual(['$.b', '$.c[1]', '$.c', '$.a']);
  });

  it('distinguishes null from absent, and treats undefined as absent', () => {
    expect(new Comparison().differences({ a: null }, {})).toHaveLength(1);
    expect(new Comparison().differences({ a: undefined }, {})).toEqual([]);
  });

  it('requires an ISO date for <ts> and a whole number for a duration', () => {
    const expected = { created_at: '<ts>', summary: { duration: 0 } };

    expect(
      new Comparison().differences({ created_at: '2026-01-01T00:00:00.000Z', summary: { duration: 7 } }, expected),
    ).toEqual([]);
    expect(new Comparison().differences({ created_at: 'today', summary: { duration: 0.5 } }, expected)).toHaveLength(2);
  });

  it('compares consecutive removals as a set', () => {
    const comparison = new Comparison();
    comparison.differences(['a', 'b'], ['<msg_1>', '<msg_2>']);

    expect(comparison.differences([removal('b'), removal('a')], [removal('<msg_1>'), removal('<msg_2>')])).toEqual([]);
    expect(comparison.differences([removal('b'), removal('c')], [removal('<msg_1>'), removal('<msg_2>')])).not.toEqual(
      [],
    );
  });

  it('compares JSON inside text by value with jsonInStrings', () => {
    const [actual, expected] = ['shown: {"a":1,"b":2}', 'shown: {"b": 2, "a": 1}'];

    expect(new Comparison({ jsonInStrings: true }).differences(actual, expected)).toEqual([]);
    expect(new Comparison().differences(actual, expected)).toHaveLength(1);
    expect(new Comparison({ jsonInStrings: true }).differences(actual, 'other: {"a":1,"b":2}')).toHaveLength(1);
  });
});
