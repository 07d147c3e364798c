import { ToolCallDeltas } from './tool-call-deltas.js';

interface Entry {
  readonly index: number;
  readonly id?: string;
  readonly function: { readonly name?: string; readonly arguments: string };
}

/** The calls that the SDK makes of the chunks: it appends names and arguments, and takes the first id. */
function read(...chunks: unknown[][]): { id?: string; name: string; arguments: string }[] {
  const deltas = new ToolCallDeltas();
  const calls: { id?: string; name: string; arguments: string }[] = [];
  for (const entry of [...chunks.map((chunk) => deltas.read(chunk)), deltas.end()].flat() as Entry[]) {
    const call = (calls[entry.index] ??= { name: '', arguments: '' });
    call.id ??= entry.id;
    call.name += entry.function.name ?? '';
    call.arguments += entry.function.arguments;
  }
  return calls;
}

const call = (name: string | undefined, args: unknown, members: object = {}) => ({
  type: 'function',
  function: { name, arguments: args },
  ...members,
});
const A = '{"q":"a"}';
const B = '{"q":"b"}';

describe('ToolCallDeltas', () => {
  it.each<[string, unknown[][]]>([
    [
      'with indexes',
      [
        [call('find', '', { index: 0, id: '1' })],
        [call(undefined, A, { index: 0 })],
        [call('find', B, { index: 1, id: '2' })],
      ],
    ],
    ['without indexes in one chunk', [[call('find', A, { id: '1' }), call('find', B, { id: '2' })]]],
    ['without indexes in two chunks', [[call('find', A, { id: '1' })], [call('find', B, { id: '2' })]]],
    [
      'with the same index in one chunk',
      [[call('find', A, { index: 0, id: '1' }), call('find', B, { index: 0, id: '2' })]],
    ],
    [
      'with the same index, the second in parts',
      [
        [call('find', A, { index: 0, id: '1' })],
        [call('find', '{"q":', { index: 0, id: '2' })],
        [call(undefined, '"b"}', { index: 0 })],
      ],
    ],
    ['with indexes as texts', [[call('find', A, { index: '0', id: '1' }), call('find', B, { index: '1', id: '2' })]]],
    [
      'with arguments as objects',
      [[call('find', { q: 'a' }, { index: 0, id: '1' }), call('find', { q: 'b' }, { index: 1, id: '2' })]],
    ],
    [
      'with arguments that are sent twice',
      [
        [call('find', A, { index: 0, id: '1' })],
        [call(undefined, A, { index: 0 })],
        [call('find', B, { index: 1, id: '2' })],
        [call('find', B, { index: 1, id: '2' })],
      ],
    ],
    [
      'with the name in each chunk',
      [
        [call('find', '{"q"', { index: 0, id: '1' })],
        [call('find', ':"a"}', { index: 0, id: '1' })],
        [call('find', B, { index: 1, id: '2' })],
      ],
    ],
    [
      'with the name in each chunk and without an index',
      [[call('find', '{"q"', { id: '1' })], [call('find', ':"a"}', { id: '1' })], [call('find', B, { id: '2' })]],
    ],
    [
      'with parts in turns',
      [
        [call('find', '{"q"', { index: 0, id: '1' }), call('find', '{"q"', { index: 1, id: '2' })],
        [call(undefined, ':"b"}', { index: 1 }), call(undefined, ':"a"}', { index: 0 })],
      ],
    ],
    [
      'with null for what is absent',
      [
        [null, call('find', A, { index: 0, id: '1' })],
        [call(null as unknown as undefined, null, { index: 0, id: null })],
        [call('find', B, { index: 1, id: '2' })],
      ],
    ],
  ])('ToolCallDeltas reads two calls %s', (_what, chunks) => {
    expect(read(...chunks)).toEqual([
      { id: '1', name: 'find', arguments: A },
      { id: '2', name: 'find', arguments: B },
    ]);
  });

  it.each<[string, unknown[][]]>([
    ['without ids', [[call('find', A, { index: 0 })], [call('find', B, { index: 1 })]]],
    ['without ids and indexes', [[call('find', A)], [call('find', B)]]],
    ['with the same id for both', [[call('find', A, { index: 0, id: '1' }), call('find', B, { index: 1, id: '1' })]]],
    [
      'without ids and with the same index for different names',
      [[call('find', A, { index: 0 })], [call('look', B, { index: 0 })]],
    ],
  ])('ToolCallDeltas gives two calls %s ids of their own', (_what, chunks) => {
    const calls = read(...chunks);

    expect(calls.map((one) => one.arguments)).toEqual([A, B]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
    expect(calls.every(({ id }) => typeof id === 'string' && id !== '')).toBe(true);
  });

  it('ToolCallDeltas reads one call whose id changes with each chunk, and one whose id comes late, as one', () => {
    expect(read([call('find', '{"q"', { index: 0, id: '1' })], [call('find', ':"a"}', { index: 0, id: '2' })])).toEqual(
      [{ id: '1', name: 'find', arguments: A }],
    );
    expect(read([call('find', '', { index: 0 })], [call(undefined, A, { index: 0, id: '2' })])).toEqual([
      { id: '2', name: 'find', arguments: A },
    ]);
  });

  it('ToolCallDeltas keeps unknown members of a call and of its function', () => {
    const [entry] = new ToolCallDeltas().read([
      { index: 0, id: '1', extra_content: { signature: 's' }, function: { name: 'find', arguments: A, more: 1 } },
    ]);

    expect(entry).toMatchObject({ extra_content: { signature: 's' }, function: { more: 1 } });
  });

  it('ToolCallDeltas says whether all calls are complete', () => {
    const deltas = new ToolCallDeltas();
    deltas.read([call('find', '{"q":', { index: 0 })]);
    expect(deltas.areComplete).toBe(false);
    deltas.read([call(undefined, '"a"}', { index: 0 })]);
    expect(deltas.areComplete).toBe(true);
  });
});
