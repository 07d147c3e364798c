import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { APIError } from 'openai';
import { type LimitedBody, withLimitName } from './limit-name.js';

const LIMITED = { model: 'any', max_tokens: 321 };
const RENAMED = { model: 'any', max_completion_tokens: 321 };
let places = 0;

function refusal(status: number, message: string, param?: string): APIError {
  return APIError.generate(status, { error: { message, param } }, undefined, new Headers());
}

/** Sends requests to a server of its own that refuses the usual name of the limit. */
function asker(fault: APIError) {
  const address = `http://server-${places++}`;
  const sent: LimitedBody[] = [];
  const send = (body: LimitedBody) => {
    sent.push(body);
    return body.max_tokens === undefined ? Promise.resolve('answer') : Promise.reject(fault);
  };
  return { sent, ask: (body: LimitedBody) => withLimitName(address, body, send) };
}

describe('withLimitName', () => {
  it.each([
    [400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."],
    [400, 'Unrecognized request argument supplied: max_tokens'],
    [422, 'max_tokens: Extra inputs are not permitted'],
  ])('withLimitName sends the newer name from then on after %i %s, and logs it once', async (status, message) => {
    const log = jest.spyOn(Logger.prototype, 'log').mockReturnValue();
    const { sent, ask } = asker(refusal(status, message));

    await Promise.all([ask(LIMITED), ask(LIMITED)]);
    await ask(LIMITED);

    expect(sent).toEqual([LIMITED, LIMITED, RENAMED, RENAMED, RENAMED]);
    expect(log.mock.calls.map(([line]) => line)).toEqual([expect.stringMatching(/^any: .* max_completion_tokens/)]);
    log.mockRestore();
  });

  it.each([
    [400, 'max_tokens is too large: 321. This model supports at most 100 tokens.'],
    [400, 'Unsupported parameter: temperature'],
    [429, 'max_tokens: unknown'],
  ])('withLimitName sends the request once when the server answers %i %s', async (status, message) => {
    const error = refusal(status, message);
    const { sent, ask } = asker(error);

    await expect(ask(LIMITED)).rejects.toBe(error);

    expect(sent).toEqual([LIMITED]);
  });

  it('withLimitName changes no request without a limit', async () => {
    const { sent, ask } = asker(refusal(400, 'max_tokens is not supported'));

    await ask({ model: 'any' });

    expect(sent).toEqual([{ model: 'any' }]);
  });
});
