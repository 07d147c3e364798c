import { APIError } from 'openai';
import { asObject, type RegularStream } from './regular-stream.js';
import { faultIn } from './stream-faults.js';
import type { PacketFilter } from './text-batch.js';

/** Whether a body begins as a value of JSON. No line of an event stream does. */
export function looksLikeJson(text: string): boolean {
  return /^\s{0,100}[{[]/.test(text);
}

/**
 * A page of HTML, or a document of XML, with the status 200: many servers of pages send one for every path that they do not
 * know. No line of an event stream begins like this.
 */
export function looksLikePage(text: string): boolean {
  return /^\s{0,100}</.test(text);
}

/** The path is not one of an API. The error is the one that a server of an API would have sent. */
export function noSuchPath(headers: Headers): APIError {
  return APIError.generate(404, undefined, 'The server sent a page instead of an answer.', headers);
}

/**
 * The events of an answer that came as one value of JSON although a stream was asked for.
 * @throws APIError when it is an error. SyntaxError when it is not an answer.
 */
export async function* wholeAnswer(
  body: string,
  headers: Headers,
  filter: PacketFilter,
  stream: RegularStream,
): AsyncGenerator<unknown, void, void> {
  const answer: unknown = JSON.parse(body);
  const fault = faultIn(answer, undefined, headers);
  if (fault) throw fault;
  const events = eventsOf(answer);
  if (events.length === 0) throw new SyntaxError('The model server did not answer with an event stream.');
  yield* await filter([...stream.read(events), ...stream.end(true)]);
}

/** A completion is read like a chunk; a response like the event that ends its stream. */
function eventsOf(answer: unknown): readonly unknown[] {
  const { choices, output, id, incomplete_details } = asObject(answer) ?? {};
  if (Array.isArray(choices)) return [answer];
  if (output === undefined) return [];
  const type = incomplete_details ? 'response.incomplete' : 'response.completed';
  return [
    { type: 'response.created', response: { id } },
    { type, response: answer },
  ];
}
