import { PassThrough } from 'node:stream';
import { EventStreamResponse } from '../../common/upstream/undici-fetch.js';
import { ACTIVITY } from './activity.js';
import { readOpenAIEvents } from './openai-events.js';

/** A stream that comes in these packets; an error in the end breaks the connection. */
function responseOf(...packets: (string | Buffer | Error)[]): EventStreamResponse {
  const events = new PassThrough();
  const response = new EventStreamResponse(events, { status: 200 });
  void (async () => {
    for (const packet of packets) {
      await new Promise((resolve) => setImmediate(resolve));
      if (typeof packet === 'string' || Buffer.isBuffer(packet)) events.write(packet);
      else events.destroy(packet);
    }
    events.end();
  })();
  return response;
}

/** What came, packet by packet. */
async function read(response: EventStreamResponse): Promise<{ packets: unknown[]; error?: unknown }> {
  const packets: unknown[] = [];
  const together = (events: readonly unknown[]) => (events.length > 0 ? [events] : []);
  try {
    for await (const events of readOpenAIEvents(response, together)) packets.push(events);
    return { packets };
  } catch (error) {
    return { packets, error };
  }
}

describe('readOpenAIEvents', () => {
  it('readOpenAIEvents returns events packet by packet, and a split event when its rest has arrived', async () => {
    const { packets, error } = await read(responseOf('data: {"n":1}\n\ndata: {"n":2}\n\nda', 'ta: {"n":3}\n\n'));

    expect(packets).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 3 }]]);
    expect(error).toBeUndefined();
  });

  it('readOpenAIEvents decodes a character whose bytes arrive in two packets', async () => {
    const bytes = Buffer.from('data: {"text":"é"}\n\n');
    const middle = bytes.indexOf(0xc3) + 1;

    expect((await read(responseOf(bytes.subarray(0, middle), bytes.subarray(middle)))).packets).toEqual([
      ACTIVITY,
      [{ text: 'é' }],
    ]);
  });

  it('readOpenAIEvents says that something came when a packet holds only a comment', async () => {
    expect((await read(responseOf(': PROCESSING\n\n', 'data: {"n":1}\n\n'))).packets).toEqual([ACTIVITY, [{ n: 1 }]]);
  });

  it.each([
    ['data: {"n":1}\n\ndata: [DONE]\n\n', true],
    ['data: {"n":1}\n\n', false],
  ])('readOpenAIEvents adds what the stage says at the end of %j', async (packet, isDone) => {
    const stage = { read: (events: readonly unknown[]) => events, end: (done: boolean) => [{ done }] };
    const events: unknown[] = [];
    for await (const event of readOpenAIEvents(responseOf(packet), (all) => all, stage)) events.push(event);

    expect(events).toEqual([{ n: 1 }, { done: isDone }]);
  });

  it('readOpenAIEvents reads nothing after the [DONE] of Chat Completions', async () => {
    expect((await read(responseOf('data: {"n":1}\n\ndata: [DONE]\n\ndata: {"n":2}\n\n'))).packets).toEqual([
      [{ n: 1 }],
    ]);
  });

  it.each<[string, string, object]>([
    ['an event that is not JSON', 'data: {"n":\n\n', { name: 'SyntaxError' }],
    [
      'an error event',
      'event: error\ndata: {"message":"overloaded"}\n\n',
      { status: 503, error: { message: 'overloaded' } },
    ],
    [
      'an event with an error in it',
      'data: {"error":{"message":"overloaded"}}\n\n',
      { error: { message: 'overloaded' } },
    ],
  ])('readOpenAIEvents returns the events before %s, then throws', async (_what, frame, expected) => {
    const { packets, error } = await read(responseOf(`data: {"n":1}\n\n${frame}data: {"n":2}\n\n`));

    expect(packets).toEqual([[{ n: 1 }]]);
    expect(error).toMatchObject(expected);
  });

  it('readOpenAIEvents takes the type of an event from its name, and reads JSON that is not a stream', async () => {
    const named = responseOf('event: response.x\ndata: {"n":1}\n\n');
    const whole = responseOf('{"choices":', '[{"message":{"content":"Hi"}}]}');

    expect((await read(named)).packets).toEqual([[{ n: 1, type: 'response.x' }]]);
    expect((await read(whole)).packets.at(-1)).toEqual([{ choices: [{ message: { content: 'Hi' } }] }]);
  });

  it('readOpenAIEvents reports a broken connection as a cut stream and an aborted call as an AbortError', async () => {
    const broken = await read(responseOf('data: {"n":1}\n\n', new Error('other side closed')));
    const aborted = await read(responseOf(new DOMException('stopped', 'AbortError')));

    expect(broken).toMatchObject({ packets: [[{ n: 1 }]], error: { code: 'model_stream_cut' } });
    expect(aborted.error).toMatchObject({ name: 'AbortError' });
  });

  it('readOpenAIEvents closes the connection when its reader leaves', async () => {
    const response = responseOf('data: {"n":1}\n\n', 'data: {"n":2}\n\n');

    for await (const _event of readOpenAIEvents(response, (events) => events)) break;

    expect(response.events.destroyed).toBe(true);
  });
});
