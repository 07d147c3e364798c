import { createParser } from 'eventsource-parser';

/** One event of a stream, not parsed yet. */
export interface Frame {
  data: string;
  /** Id of the event; present only if the server can resume the run. */
  id: string | undefined;
  /** Name of an event outside the ChatKit protocol; our server sends `run.ended`. */
  event?: string | undefined;
}

/** Thrown when no bytes arrived within the time limit: the connection counts as lost. */
export class SilentConnectionError extends Error {
  override readonly name = 'SilentConnectionError';
}

/**
 * Reads an event stream. Each list contains the frames that one network chunk completed. The stream ends with its body:
 * the protocol has no final marker, and `[DONE]` is ignored.
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
  // Flushes an event without its final blank line, and an incomplete character.
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
