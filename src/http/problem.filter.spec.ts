import { type ArgumentsHost, BadRequestException, Logger } from '@nestjs/common';
import { ProblemFilter } from './problem.filter.js';

/** The status and the code of the response to an error. */
function answerTo(thrown: unknown): { status?: number; code?: string } {
  const answer: { status?: number; code?: string } = {};
  const response = {
    locals: {},
    setHeader: () => response,
    status: (status: number) => ((answer.status = status), response),
    type: () => response,
    send: (body: string) => ((answer.code = JSON.parse(body).code), response),
  };
  new ProblemFilter().catch(thrown, { switchToHttp: () => ({ getResponse: () => response }) } as ArgumentsHost);
  return answer;
}

describe('ProblemFilter', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it.each([400, 401, 404, 409, 413, 422, 429])(
    'an error of a library with status %i is our fault and not that of the caller',
    (status) => {
      const fault = Object.assign(new Error('Refused by another server'), { status, statusCode: status });

      expect(answerTo(fault)).toEqual({ status: 500, code: 'internal_error' });
    },
  );

  it.each([
    ['entity.parse.failed', 400, 'malformed_json'],
    ['entity.too.large', 413, 'body_too_large'],
    ['encoding.unsupported', 415, 'unsupported_encoding'],
    ['request.aborted', 400, 'malformed_json'],
  ])('an error of the body parser of type %s is answered with %i', (type, status, code) => {
    expect(answerTo(Object.assign(new Error('The body'), { type, status }))).toEqual({ status, code });
  });

  it('an exception of Nest keeps its status', () => {
    expect(answerTo(new BadRequestException())).toEqual({ status: 400, code: 'malformed_json' });
  });

  it('a path that cannot be decoded is answered with 400', () => {
    const fault = Object.assign(new URIError("Failed to decode param '%E0%A4%A'"), { status: 400 });

    expect(answerTo(fault)).toMatchObject({ status: 400 });
  });
});
