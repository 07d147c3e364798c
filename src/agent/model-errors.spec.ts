import {
  MaxTurnsExceededError,
  ModelBehaviorError,
  ModelRefusalError,
  ModelTimeoutError,
  ToolCallError,
} from '@openai/agents';
import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { AppError } from '../common/errors/app-error.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import { toModelError } from './model-errors.js';

const SECRET = 'sk-secret at 10.0.0.1';

function answered(
  status: number,
  { code = '', headers = {} }: { code?: string; headers?: Record<string, string> } = {},
): APIError {
  return APIError.generate(status, { error: { message: SECRET, code } }, SECRET, new Headers(headers));
}

describe('toModelError', () => {
  it.each<[string, unknown, object]>([
    ['401', answered(401), { code: 'model_credentials', retryable: false }],
    ['403', answered(403), { code: 'model_credentials', retryable: false }],
    ['400', answered(400), { code: 'model_request_refused', retryable: false }],
    ['404', answered(404), { code: 'model_request_refused', retryable: false }],
    ['408', answered(408), { code: 'model_timeout', retryable: true }],
    [
      '429',
      answered(429, { headers: { 'retry-after': '12' } }),
      { code: 'model_rate_limited', retryable: true, retryAfter: 12 },
    ],
    ['429 without a time', answered(429), { code: 'model_rate_limited', retryable: true, retryAfter: undefined }],
    [
      '429 with the quota used up',
      answered(429, { code: 'insufficient_quota' }),
      { code: 'model_quota', retryable: false },
    ],
    ['500', answered(500), { code: 'model_unavailable', retryable: true }],
    ['503', answered(503), { code: 'model_unavailable', retryable: true }],
    ['no connection', new APIConnectionError({ message: SECRET }), { code: 'model_unavailable', retryable: true }],
    [
      'no answer in time',
      new APIConnectionTimeoutError({ message: SECRET }),
      { code: 'model_timeout', kind: 'timeout', retryable: true },
    ],
    ['a call that took too long', new ModelTimeoutError({ timeoutMs: 1 }), { code: 'model_timeout', retryable: true }],
    ['an error inside the stream', APIError.generate(undefined, undefined, SECRET, undefined), { retryable: true }],
    ['a connection cut in the stream', new TypeError('terminated'), { code: 'model_stream_cut', retryable: true }],
    ['a response without an end', new ModelBehaviorError(SECRET), { code: 'model_stream_cut', retryable: true }],
    ['too many turns', new MaxTurnsExceededError(SECRET), { code: 'model_too_many_steps' }],
    ['a refusal', new ModelRefusalError(SECRET), { code: 'model_refused', retryable: false }],
  ])('toModelError maps %s to an error for readers, without the text of the provider', (_what, error, expected) => {
    const mapped = toModelError(error);

    expect(mapped).toBeInstanceOf(AppError);
    expect(mapped).toMatchObject({ ...expected, cause: error });
    expect((mapped as AppError).message).not.toContain('secret');
  });

  it('toModelError returns the error inside a failed tool call', () => {
    const cause = new NotFoundError('thread', 'thread_1');

    expect(toModelError(new ToolCallError('failed', cause))).toBe(cause);
  });

  it('toModelError returns errors that do not come from the model unchanged', () => {
    const bug = new RangeError('bug');

    expect(toModelError(bug)).toBe(bug);
  });
});
