import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { APIError } from 'openai';
import { streamCut } from '../model-errors.js';
import { ReadingPace } from './reading-pace.js';
import type { EventStreamResponse } from './undici-fetch.js';

/** Behind it nothing comes (chat completions). */
const END = '[DONE]';

/** So many packets are always read as they come: the first words are waited for. */
const UNHURRIED = 3;
/** The event loop is the process's, and so is its pace. */
const PROCESS = new ReadingPace();

/** What is done with the events of one packet before they are told one by one. */
export type Gather = (events: readonly unknown[]) => readonly unknown[] | Promise<readonly unknown[]>;

/**
 * The events of a model server's stream. An event that tells of an error is
 * thrown as the client's `APIError`, one that is not JSON as a `SyntaxError`, a broken connection as a cut stream; what
 * came before it is passed on first.
 */
export async function* readOpenAIEvents(
  response: EventStreamResponse,
  gather: Gather,
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
      const gathered = gather(events);
      for (const event of gathered instanceof Promise ? await gathered : gathered) yield event;
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

/** The connection broke, or the call was aborted: only the latter is nobody's fault. */
function next(packets: AsyncIterator<string>): Promise<IteratorResult<string>> {
  return packets.next().catch((error: unknown) => {
    throw (error as Partial<Error> | undefined)?.name === 'AbortError' ? error : streamCut();
  });
}

/** @returns the events up to the first that ends the stream, and what that is. */
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
