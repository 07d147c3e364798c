import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { AppError } from '../../common/errors/app-error.js';
import { loopQueue } from '../../common/loop-queue.js';
import type { EventStreamResponse } from '../../common/upstream/undici-fetch.js';
import { EVENT_CHARACTERS, RESPONSE_CHARACTERS } from '../limits.js';
import { streamCut } from '../model-errors.js';
import { ACTIVITY } from './activity.js';
import { ReadingPace } from './reading-pace.js';
import { AS_IT_COMES, type RegularStream } from './regular-stream.js';
import { faultIn } from './stream-faults.js';
import type { PacketFilter } from './text-batch.js';
import { looksLikeJson, looksLikePage, noSuchPath, wholeAnswer } from './whole-answer.js';

/** Terminates a stream of Chat Completions. */
const END = '[DONE]';

/** The first packets of a stream are never delayed, because the reader is waiting for the first words. Packets. */
const UNHURRIED = 3;
/** One for the process, because its streams share one event loop. */
const PROCESS = new ReadingPace();

/**
 * The events of a model server's stream. Throws the client's `APIError` for an error event, `SyntaxError` for an event
 * that is not JSON, the error of a cut stream for a broken connection, and `model_response_too_large` when an event or the
 * whole stream exceeds its limit; the events before it are returned first. The connection is closed in every case. A packet
 * without an event that can be passed on yields `ACTIVITY`.
 */
export async function* readOpenAIEvents(
  response: EventStreamResponse,
  filter: PacketFilter,
  stream: RegularStream = AS_IT_COMES,
  pace: Pick<ReadingPace, 'restAfter'> = PROCESS,
): AsyncGenerator<unknown, void, void> {
  let packetsRead = 0;
  /** The body of a response that is not a stream. */
  let whole: string | undefined;
  const messages: EventSourceMessage[] = [];
  const feed = limitedParser((message) => messages.push(message));
  const packets = (response.events.setEncoding('utf8') as AsyncIterable<string>)[Symbol.asyncIterator]();
  try {
    for (let packet = await next(packets); !packet.done; packet = await next(packets)) {
      const place = loopQueue.place();
      if (place) await place;
      const isTooLarge = !feed(packet.value);
      const { events, rest } = parseAll(messages, response.headers);
      messages.length = 0;
      if (packetsRead === 0 && looksLikePage(packet.value)) throw noSuchPath(response.headers);
      if (packetsRead === 0) whole = looksLikeJson(packet.value) ? '' : undefined;
      if (whole !== undefined) whole += packet.value;
      const regular = stream.read(events);
      // A comment, a part of an event, or an event that waits for the next one.
      if (regular.length === 0 && !rest) yield ACTIVITY;
      const filtered = filter(rest === END ? [...regular, ...stream.end(true)] : regular);
      for (const event of filtered instanceof Promise ? await filtered : filtered) yield event;
      if (rest === END) return;
      if (rest) throw rest;
      if (isTooLarge) throw new AppError({ code: 'model_response_too_large' });
      packetsRead += 1;
      const pause = packetsRead > UNHURRIED ? pace.restAfter(events.length) : undefined;
      if (pause) await pause;
    }
    if (whole !== undefined) yield* wholeAnswer(whole, response.headers, filter, stream);
    else yield* await filter(stream.end(false));
  } finally {
    response.events.destroy();
  }
}

/** @returns a function that parses a packet; it returns false when an event or the whole stream has become too large. */
function limitedParser(onEvent: (message: EventSourceMessage) => void): (packet: string) => boolean {
  let isEventTooLarge = false;
  let characters = 0;
  const parser = createParser({
    onEvent,
    onError: ({ type }) => (isEventTooLarge ||= type === 'max-buffer-size-exceeded'),
    maxBufferSize: EVENT_CHARACTERS,
  });
  return (packet) => {
    characters += packet.length;
    parser.feed(packet);
    return !isEventTooLarge && characters <= RESPONSE_CHARACTERS;
  };
}

/** A broken connection is an error of the model server, an aborted call is not. */
function next(packets: AsyncIterator<string>): Promise<IteratorResult<string>> {
  return packets.next().catch(throwCut);
}

function throwCut(error: unknown): never {
  throw (error as Partial<Error> | undefined)?.name === 'AbortError' ? error : streamCut();
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
      const fault = faultIn(parsed, event, headers);
      if (fault) return { events, rest: fault };
      events.push(withType(parsed, event));
    } catch {
      return { events, rest: new SyntaxError('The model server sent an event that is not JSON.') };
    }
  }
  return { events };
}

/** Some servers write the type of an event only into its name. */
function withType(parsed: unknown, name: string | undefined): unknown {
  if (!name?.startsWith('response.') || typeof parsed !== 'object' || parsed === null || 'type' in parsed)
    return parsed;
  return { ...parsed, type: name };
}
