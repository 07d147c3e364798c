import { toModelError } from '../model-errors.js';
import { faultIn } from './stream-faults.js';

/** The code of the error that readers get, and the seconds that it names. */
function errorOf(event: unknown, name?: string, headers: Record<string, string> = {}): unknown {
  const fault = faultIn(event, name, new Headers(headers));
  const error = fault && (toModelError(fault) as { code: string; retryAfter?: number });
  return error && [error.code, ...(error.retryAfter === undefined ? [] : [error.retryAfter])];
}

describe('faultIn', () => {
  it.each<[string, unknown, unknown[]]>([
    ['a status as code', { error: { code: 429, message: 'Busy' } }, ['model_rate_limited']],
    ['a status as text', { error: { code: '503', message: 'Busy' } }, ['model_unavailable']],
    ['a status in a member of its own', { error: { status: 401, message: 'No' } }, ['model_credentials']],
    ['a word as code', { error: { code: 'rate_limit_exceeded', message: 'Busy' } }, ['model_rate_limited']],
    ['a word as type', { error: { type: 'overloaded_error', message: 'Busy' } }, ['model_unavailable']],
    ['a word as status', { error: { status: 'RESOURCE_EXHAUSTED', message: 'Busy' } }, ['model_rate_limited']],
    ['only a message', { error: { message: 'Rate limit reached' } }, ['model_rate_limited']],
    ['only a text', { error: 'Internal server error' }, ['model_unavailable']],
    ['nothing that is known', { error: { message: 'Boom' } }, ['model_stream_cut']],
    ['an empty object', { error: {} }, ['model_stream_cut']],
    ['a list of errors', [{ error: { code: 429, message: 'Busy' } }], ['model_rate_limited']],
    ['no quota', { error: { code: 'insufficient_quota', message: 'No' } }, ['model_quota']],
    ['no credit', { error: { code: 402, message: 'No' } }, ['model_quota']],
    [
      'an error at the top',
      { object: 'error', message: 'No images', type: 'BadRequestError', code: 400 },
      ['model_request_refused'],
    ],
    [
      'an input that is too long',
      { error: { code: 400, message: 'the request exceeds the available context size' } },
      ['model_input_too_long'],
    ],
    [
      'a code for an input that is too long',
      { error: { code: 'context_length_exceeded', message: 'No' } },
      ['model_input_too_long'],
    ],
    ['a filter', { error: { code: 'content_filter', message: 'No', status: 400 } }, ['model_refused']],
    [
      'an error in the choice',
      { choices: [{ index: 0, delta: {}, error: { code: 502, message: 'No' } }] },
      ['model_unavailable'],
    ],
    [
      'an end because of an error',
      { choices: [{ index: 0, delta: {}, finish_reason: 'error' }] },
      ['model_stream_cut'],
    ],
    [
      'a failed response',
      { type: 'response.failed', response: { status: 'failed', error: { code: 'server_error', message: 'No' } } },
      ['model_unavailable'],
    ],
    [
      'a failed response without an error',
      { type: 'response.failed', response: { status: 'failed', error: null } },
      ['model_stream_cut'],
    ],
    [
      'a completed response that failed',
      { type: 'response.completed', response: { status: 'failed', error: null } },
      ['model_stream_cut'],
    ],
    [
      'an event of the type error',
      { type: 'error', code: 'rate_limit_exceeded', message: 'Busy' },
      ['model_rate_limited'],
    ],
    ['a time in the text', { error: { code: 429, message: 'Please try again in 1.5s.' } }, ['model_rate_limited', 2]],
    [
      'a time in milliseconds',
      { error: { code: 429, message: 'Please try again in 1500ms.' } },
      ['model_rate_limited', 2],
    ],
    [
      'a time in its details',
      { error: { code: 429, message: 'Busy', details: [{ retryDelay: '34s' }] } },
      ['model_rate_limited', 34],
    ],
  ])('faultIn reads an error with %s', (_what, event, expected) => {
    expect(errorOf(event)).toEqual(expected);
  });

  it('faultIn reads an event with the name error, and the time of a header', () => {
    expect(errorOf({ message: 'overloaded' }, 'error')).toEqual(['model_unavailable']);
    expect(errorOf({ error: { code: 429 } }, undefined, { 'retry-after': '7' })).toEqual(['model_rate_limited', 7]);
  });

  it.each([
    {
      choices: [{ index: 0, delta: { content: 'rate limit error' }, finish_reason: 'stop', error: null }],
      error: null,
    },
    { choices: [] },
    { type: 'response.completed', response: { status: 'completed', error: null } },
    { type: 'response.output_text.delta', delta: 'error' },
    null,
    3,
  ])('faultIn finds no error in %j', (event) => {
    expect(faultIn(event, undefined, new Headers())).toBeUndefined();
  });
});
