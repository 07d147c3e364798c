import { parseRequest } from './parse-request.js';

describe('parseRequest', () => {
  it('ignores unknown members', () => {
    expect(parseRequest({ type: 'threads.list', params: { limit: 5, extra: 1 }, more: 2 })).toEqual({
      type: 'threads.list',
      params: { limit: 5, order: 'desc' },
      metadata: {},
    });
  });

  it.each([
    ['not an object', [], 'malformed_request'],
    ['no type', { params: {} }, 'malformed_request'],
    ['a type that is not text', { type: 5 }, 'malformed_request'],
    ['an unknown type', { type: 'threads.explode', params: {} }, 'unknown_request_type'],
    ['no params', { type: 'threads.list' }, 'invalid_request'],
  ])('refuses %s', (_what, body, code) => {
    expect(() => parseRequest(body)).toThrow(expect.objectContaining({ code }));
  });

  it('names the member at fault', () => {
    expect(() => parseRequest({ type: 'threads.get_by_id', params: { thread_id: 5 } })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: 'params.thread_id' })] }),
    );
  });

  it('insists on the result of a client tool, though null is one', () => {
    const request = { type: 'threads.add_client_tool_output', params: { thread_id: 't' } };

    expect(() => parseRequest(request)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(parseRequest({ ...request, params: { thread_id: 't', result: null } })).toMatchObject({
      params: { result: null },
    });
  });
});
