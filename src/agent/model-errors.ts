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
import { AppError } from '../common/errors/app-error.js';
import type { ErrorCode } from '../common/errors/catalogue.js';
import { retryAfterSeconds } from '../common/retry-after.js';
import { upstreamFault } from '../common/upstream/upstream-fault.js';
import { readFaultWords } from './model-fault-words.js';

/** The model's stream ended before its answer was complete, without reporting an error. */
export function streamCut(): AppError {
  return new AppError({ code: 'model_stream_cut' });
}

/** The model sent nothing for too long. */
export function modelTimeout(): AppError {
  return new AppError({ code: 'model_timeout' });
}

/**
 * Maps an error of an agent run to an `AppError` for readers, without any text of the provider's response. An error
 * that the model did not cause is returned unchanged.
 */
export function toModelError(error: unknown): unknown {
  const fault = upstreamFault(error);
  if (fault) return fault;
  if (error instanceof ToolCallError) return toModelError(error.error);
  const code = codeOf(error);
  return code ? new AppError({ code, retryAfter: retryAfterOf(error), cause: error }) : error;
}

/** Whether the model server rejected the request itself, so that a different request can succeed. */
export function isRefusedRequest(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'model_request_refused' || error.code === 'model_input_too_long');
}

function codeOf(error: unknown): ErrorCode | undefined {
  if (error instanceof ModelTimeoutError || error instanceof APIConnectionTimeoutError) return 'model_timeout';
  if (error instanceof APIConnectionError) return 'model_unavailable';
  if (error instanceof APIError) return codeOfResponse(error);
  if (error instanceof MaxTurnsExceededError) return 'model_too_many_steps';
  if (error instanceof ModelRefusalError || isTripwire(error)) return 'model_refused';
  if (error instanceof ModelBehaviorError || isCutConnection(error) || isGarbage(error)) return 'model_stream_cut';
  return undefined;
}

/** Of an error in a response of HTTP or inside a stream, which may have no status. */
function codeOfResponse(error: APIError): ErrorCode {
  const { status } = error as { status?: number };
  const { isTooLong, isFiltered, isQuota } = readFaultWords(error);
  if (isTooLong && status !== 401 && status !== 403 && status !== 429) return 'model_input_too_long';
  if (isFiltered && (status === 400 || status === 403 || status === undefined)) return 'model_refused';
  if (status === undefined) return 'model_stream_cut';
  return status === 429 && isQuota ? 'model_quota' : codeOfStatus(status);
}

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
    case 403:
      return 'model_credentials';
    case 402:
      return 'model_quota';
    case 408:
      return 'model_timeout';
    case 413:
      return 'model_input_too_long';
    case 429:
      return 'model_rate_limited';
    // Not implemented: a repetition changes nothing.
    case 501:
      return 'model_request_refused';
    default:
      return status >= 500 || status === 409 ? 'model_unavailable' : 'model_request_refused';
  }
}

/** Whether a guardrail of the agent stopped the run. */
export function isTripwire(error: unknown): boolean {
  return error instanceof InputGuardrailTripwireTriggered || error instanceof OutputGuardrailTripwireTriggered;
}

/** `fetch` reports a connection that broke inside a body as a `TypeError` with the socket's error as its cause. */
function isCutConnection(error: unknown): boolean {
  const { name, message } = (error ?? {}) as Partial<Error>;
  return name === 'TypeError' && /terminated|fetch failed|network|socket/i.test(message ?? '');
}

/** The client throws this for an event that is not JSON. */
function isGarbage(error: unknown): boolean {
  return error instanceof SyntaxError;
}

function retryAfterOf(error: unknown): number | undefined {
  if (!(error instanceof APIError)) return undefined;
  const header = (name: string) => error.headers?.get(name) ?? undefined;
  return retryAfterSeconds(header('retry-after'), header('date')) ?? readFaultWords(error).pause;
}
