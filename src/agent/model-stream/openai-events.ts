import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { APIError } from 'openai';
import { streamCut } from '../model-errors.js';
import { ReadingPace } from './reading-pace.js';
import type { PacketFilter } from './text-batch.js';
import type { EventStreamResponse } from './undici-fetch.js';

/** Terminates a stream of Chat Completions. */
const END = '[DONE]';

/** The first packets of a stream are never delayed, because the reader is waiting for the first words. Packets. */
const UNHURRIED = 3;
/** One for the process, because its streams share one event loop. */
const PROCESS = new ReadingPace();

/**
 * The events of a model server's stream. Throws the client's `APIError` for an error event, `SyntaxError` for an event
 * that is not JSON, and the error of a cut stream for a broken connection; the events before it are returned first.
 */
export async function* readOpenAIEvents(
  response: EventStreamResponse,
  filter: PacketFilter,
  pace: Pick<ReadingPace, 'restAfter'> = PROCESS,
): AsyncGenerator<unknown, void, void> {
  let packetsRead = 0;
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const packets = (response.events.setEncoding('utf8') as AsyncIterable<string>)[Symbol.asyncIterator]();
  try {
    for (let packet = await next(packets); !packet.done; packet = await next(packets)) {
      parser.feed(packet.value);
      const { events, rest } = parseAll(messages.splice(0), response.headers);
      const filtered = filter(events);
      for (const event of filtered instanceof Promise ? await filtered : filtered) yield event;
      if (rest === END) return;
      if (rest) throw rest;
      packetsRead += 1;
      const pause = packetsRead > UNHURRIED ? pace.restAfter(events.length) : undefined;
      if (pause) await pause;
    }
  } finally {
    response.events.destroy();
  }
}

/** A broken connection is an error of the model server, an aborted call is not. */
function next(packets: AsyncIterator<string>): Promise<IteratorResult<string>> {
  return packets.next().catch((error: unknown) => {
    throw (error as Partial<Error> | undefined)?.name === 'AbortError' ? error : streamCut();
  });
}

/** @returns the events before the one that ends the stream, and that one as `rest`. */
function parseAll(
  messages: readonly EventSourceMessage[],
  headers: Headers,
): { events: unknown[]; rest?: Error | typeof END } {
  const events: unknown[] = [];
  for (const { event, data } of messages) {
    if (data === END) return { events, rest: END };
    try {
      const parsed: unknown = JSON.parse(data);
      const fault = faultIn(parsed, event);
      if (fault) return { events, rest: new APIError(undefined, fault, undefined, headers) };
      events.push(parsed);
    } catch {
      return { events, rest: new SyntaxError('The model server sent an event that is not JSON.') };
    }
  }
  return { events };
}

function faultIn(parsed: unknown, event: string | undefined): object | undefined {
  const { error } = (parsed ?? {}) as { error?: object | null };
  return error ?? (event === 'error' ? (parsed as object) : undefined);
}
