import { APIError } from 'openai';
import { asArray, asObject, asText } from './regular-stream.js';

type Members = Readonly<Record<string, unknown>>;

/** Members in which servers write the status of an error, or a word for it. */
const STATUS_MEMBERS = ['status', 'status_code', 'code', 'http_code', 'type'];
/** What the words of an error mean as a status of HTTP; the first that fits counts. */
const STATUS_OF_WORDS: readonly (readonly [RegExp, number])[] = [
  [/rate.?limit|too.?many.?requests|resource.?exhausted|throttl|quota|tokens_exceeded/i, 429],
  [/context.?(length|size|window)|content.?filter|content.?policy|string_above_max/i, 400],
  [/invalid.?(request|argument|prompt|value)|bad.?request|validation|unprocessable|unsupported/i, 400],
  [/insufficient.?(balance|credit|funds)|payment/i, 402],
  [/auth|api.?key|permission|forbidden/i, 401],
  [/not.?found/i, 404],
  [/time.?out|timed.?out|deadline/i, 408],
  [/overload|unavailable|internal|server.?error|capacity|api.?error|bad.?gateway/i, 503],
];
/** Types of events that may report an error. */
const FAILED_EVENTS: ReadonlySet<unknown> = new Set([
  'error',
  'response.failed',
  'response.error',
  'response.completed',
]);
/** Why a stream ended that did not end by itself. */
const FAILED_REASON = /^(error|abort|aborted|insufficient_system_resource)$/;

/**
 * The error that an event of a stream reports, with the status that an HTTP response would have had; without a status when
 * nothing says one. Undefined for an event that reports none.
 * @param name of the event in the stream.
 */
export function faultIn(event: unknown, name: string | undefined, headers: Headers): APIError | undefined {
  const { error, choices, type, object } = (event ?? {}) as Members;
  const isSuspect =
    name === 'error' || object === 'error' || (error ?? undefined) !== undefined || Array.isArray(event);
  if (!isSuspect && !FAILED_EVENTS.has(type)) {
    return Array.isArray(choices) ? faultOfChoice(choices[0], headers) : undefined;
  }
  const fault = faultOf(Array.isArray(event) ? (event as unknown[])[0] : event, isSuspect);
  return fault && toError(fault, headers);
}

function faultOfChoice(choice: unknown, headers: Headers): APIError | undefined {
  const { error, finish_reason } = (choice ?? {}) as Members;
  if ((error ?? undefined) !== undefined) return toError(asFault(error), headers);
  const isFailed = typeof finish_reason === 'string' && FAILED_REASON.test(finish_reason);
  return isFailed ? toError({ message: 'The stream was ended.' }, headers) : undefined;
}

function faultOf(event: unknown, isSuspect: boolean): Members | undefined {
  const members = asObject(event) ?? {};
  const response = asObject(members.response);
  const inside = members.error ?? response?.error;
  if ((inside ?? undefined) !== undefined) return asFault(inside);
  const isFailed = response?.status === 'failed' || members.type !== 'response.completed';
  return isSuspect || isFailed ? members : undefined;
}

function asFault(error: unknown): Members {
  return asObject(error) ?? asObject(asArray(error)[0]) ?? { message: asText(error) ?? 'The model server failed.' };
}

function toError(fault: Members, headers: Headers): APIError {
  return new APIError(statusOf(fault), fault, undefined, headers);
}

function statusOf(fault: Members): number | undefined {
  const values = STATUS_MEMBERS.map((name) => fault[name]);
  const number = values.map(Number).find((value) => Number.isInteger(value) && value >= 400 && value < 600);
  if (number !== undefined) return number;
  const words = values.filter((value) => typeof value === 'string').join(' ');
  return statusOfWords(words) ?? statusOfWords(String(asText(fault.message) ?? '').slice(0, 500));
}

function statusOfWords(words: string): number | undefined {
  return STATUS_OF_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}
