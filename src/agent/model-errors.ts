import {
  InputGuardrailTripwireTriggered,
  MaxTurnsExceededError,
  ModelBehaviorError,
  ModelRefusalError,
  ModelTimeoutError,
  OutputGuardrailTripwireTriggered,
  ToolCallError,
} from '@openai/agents';
import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { AppError, type AppErrorOptions } from '../common/errors/app-error.js';

type Description = Omit<AppErrorOptions, 'cause'>;

const UNAVAILABLE: Description = {
  code: 'model_unavailable',
  kind: 'unavailable',
  message: 'The model server is not available right now. Try again in a moment.',
  retryable: true,
};

const TIMEOUT: Description = {
  code: 'model_timeout',
  kind: 'timeout',
  message: 'The model took too long to answer. Try again.',
  retryable: true,
};

const STREAM_CUT: Description = {
  code: 'model_stream_cut',
  kind: 'upstream',
  message: 'The answer broke off before it was complete. Try again.',
  retryable: true,
};

const CREDENTIALS: Description = {
  code: 'model_credentials',
  kind: 'upstream',
  message: 'The model server does not accept the credentials of this site. Tell the people who run it.',
};

const REFUSED_REQUEST: Description = {
  code: 'model_request_refused',
  kind: 'upstream',
  message:
    'The model server does not accept this request. A new thread may help; if not, tell the people who run this site.',
};

const QUOTA: Description = {
  code: 'model_quota',
  kind: 'upstream',
  message: 'The quota of this site at its model server is used up. Tell the people who run it.',
};

const RATE_LIMITED: Description = {
  code: 'model_rate_limited',
  kind: 'rate_limited',
  message: 'The model server has too much to do right now. Try again in a moment.',
  retryable: true,
};

const TOO_MANY_STEPS: Description = {
  code: 'model_too_many_steps',
  kind: 'upstream',
  message: 'The assistant needed too many steps for this question. Ask it in a narrower way.',
  retryable: true,
};

const REFUSED_ANSWER: Description = {
  code: 'model_refused',
  kind: 'upstream',
  message: 'The assistant does not answer this question.',
};

/** The answer of a model that ended before it was complete, without a word about it. */
export function streamCut(): AppError {
  return new AppError(STREAM_CUT);
}

/** A model that was silent for too long. */
export function modelTimeout(): AppError {
  return new AppError(TIMEOUT);
}

/**
 * Whatever an agent run throws, in words for readers and with the verdict whether trying again can help. Nothing of the
 * provider's answer is passed on. What is not the model's fault comes back as it is.
 */
export function toModelError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof ToolCallError) return toModelError(error.error);
  const description = describe(error);
  return description ? new AppError({ ...description, retryAfter: retryAfterOf(error), cause: error }) : error;
}

/** Whether the model server found fault with what it was sent, so that sending something else can help. */
export function isRefusedRequest(error: unknown): boolean {
  return error instanceof AppError && error.code === REFUSED_REQUEST.code;
}

function describe(error: unknown): Description | undefined {
  if (error instanceof ModelTimeoutError || error instanceof APIConnectionTimeoutError) return TIMEOUT;
  if (error instanceof APIConnectionError) return UNAVAILABLE;
  if (error instanceof APIError)
    return error.status === undefined ? STREAM_CUT : describeStatus(error.status, error.code);
  if (error instanceof MaxTurnsExceededError) return TOO_MANY_STEPS;
  if (error instanceof ModelRefusalError || isTripwire(error)) return REFUSED_ANSWER;
  if (error instanceof ModelBehaviorError || isCutConnection(error) || isGarbage(error)) return STREAM_CUT;
  return undefined;
}

function describeStatus(status: number, code?: string | null): Description {
  if (status === 401 || status === 403) return CREDENTIALS;
  if (status === 429) return code === 'insufficient_quota' ? QUOTA : RATE_LIMITED;
  if (status === 408) return TIMEOUT;
  return status >= 500 || status === 409 ? UNAVAILABLE : REFUSED_REQUEST;
}

function isTripwire(error: unknown): boolean {
  return error instanceof InputGuardrailTripwireTriggered || error instanceof OutputGuardrailTripwireTriggered;
}

/** `fetch` reports a connection that broke inside a body as a `TypeError` with the socket's error as its cause. */
function isCutConnection(error: unknown): boolean {
  const { name, message } = (error ?? {}) as Partial<Error>;
  return name === 'TypeError' && /terminated|fetch failed|network|socket/i.test(message ?? '');
}

/** What the client throws for an event that is not JSON. */
function isGarbage(error: unknown): boolean {
  return error instanceof SyntaxError;
}

/** In seconds. A date is compared with the server's own, so that nobody's clock matters. */
function retryAfterOf(error: unknown): number | undefined {
  if (!(error instanceof APIError)) return undefined;
  const value = error.headers?.get('retry-after') ?? '';
  const until = Date.parse(value) - Date.parse(error.headers?.get('date') ?? '');
  const seconds = /^[\d.]+$/.test(value) ? Number(value) : until / 1_000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}
