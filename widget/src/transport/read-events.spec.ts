import { readEvents, SilentConnectionError } from './read-events.js';

const bodyOf = (...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });
const read = async (body: ReadableStream<Uint8Array>, idle = 1_000): Promise<string[]> => {
  const data: string[] = [];
  for await (const frames of readEvents(body, idle)) data.push(...frames.map((frame) => frame.data));
  return data;
};

describe('readEvents', () => {
  it.each([
    ['both kinds of line ends', 'data: a\r\n\r\ndata: b\n\n', ['a', 'b']],
    ['comments and other fields', ': ping\n\nevent: x\nid: 7\nretry: 5\ndata: a\n\n', ['a']],
    ['several lines of data', 'data: a\ndata: b\n\n', ['a\nb']],
    ['a stray end marker', 'data: a\n\ndata: [DONE]\n\n', ['a']],
    ['a last event without its blank line', 'data: a\n\ndata: b', ['a', 'b']],
    ['an empty body', '', []],
  ])('readEvents reads %s', async (_name, text, expected) => {
    expect(await read(bodyOf(text))).toEqual(expected);
  });

  it('readEvents joins a character that is split over two chunks', async () => {
    const bytes = new TextEncoder().encode('data: 🤖\n\n');
    expect(await read(bodyOf(bytes.slice(0, 8), bytes.slice(8)))).toEqual(['🤖']);
  });

  it('readEvents returns the id of a frame that has one', async () => {
    const frames = [];
    for await (const some of readEvents(bodyOf('id: run:4\ndata: a\n\ndata: b\n\n'), 1_000)) frames.push(...some);
    expect(frames).toEqual([
      { data: 'a', id: 'run:4' },
      { data: 'b', id: undefined },
    ]);
  });

  it('readEvents rejects when the connection is silent for too long', async () => {
    const silent = new ReadableStream<Uint8Array>({ start: () => undefined });
    await expect(read(silent, 20)).rejects.toThrow(SilentConnectionError);
  });
});
