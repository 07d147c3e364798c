import { createParser } from 'eventsource-parser';

export interface Frame {
  data: string;
  /** Present only where the server can resume a run. */
  id: string | undefined;
  /** A name outside the protocol's own events; ours says how a run ended. */
  event?: string | undefined;
}

/** The connection was silent for too long: it is treated as lost. */
export class SilentConnectionError extends Error {
  override readonly name = 'SilentConnectionError';
}

/**
 * The frames of an event stream, in lists: all that one network chunk completed. The end of the body is the end; there
 * is no final marker in this protocol, and a stray `[DONE]` means nothing.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, idleMilliseconds: number): AsyncGenerator<Frame[]> {
  const decoder = new TextDecoder();
  let frames: Frame[] = [];
  const parser = createParser({
    onEvent: ({ data, id, event }) => data !== '[DONE]' && frames.push({ data, id, ...(event ? { event } : {}) }),
  });
  const take = (): Frame[] => {
    const taken = frames;
    frames = [];
    return taken;
  };
  for await (const chunk of chunksOf(body, idleMilliseconds)) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield take();
  }
  // The parser keeps back an event that lacks its blank line, and the decoder half a character.
  parser.feed(`${decoder.decode()}\n\n`);
  yield take();
}

async function* chunksOf(body: ReadableStream<Uint8Array>, idleMilliseconds: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await withinTime(reader.read(), idleMilliseconds);
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SilentConnectionError('No bytes arrived in time.')), milliseconds);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
