import type { Request } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { refuseOtherThanJson } from './json-only.js';

/** The code with which a request is refused; undefined when it may pass. */
function refusalOf(method: string, headers: Record<string, string>, url = '/chatkit'): string | undefined {
  let refusal: unknown;
  const get = (name: string) => headers[name.toLowerCase()];
  const is = (type: string) => (get('content-type')?.startsWith(type) ? type : false);
  refuseOtherThanJson(
    { method, url, get, is } as unknown as Request,
    {} as never,
    (error?: unknown) => (refusal = error),
  );
  return refusal instanceof AppError ? refusal.code : undefined;
}

describe('Bodies other than JSON', () => {
  it.each([
    ['form', { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '7' }],
    ['nameless', { 'content-length': '7' }],
    ['chunked', { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' }],
  ])('are refused: %s', (_what, headers) => {
    expect(refusalOf('POST', headers as Record<string, string>)).toBe('unsupported_media_type');
  });

  it.each([
    ['JSON', 'POST', { 'content-type': 'application/json', 'content-length': '7' }],
    ['a POST that says that it has none', 'POST', { 'content-length': '0' }],
    ['a POST that says nothing of a body', 'POST', {}],
    ['a question without body', 'GET', {}],
  ])('leave alone %s', (_what, method, headers) => {
    expect(refusalOf(method, headers as Record<string, string>)).toBeUndefined();
  });

  it('leave uploads to their own route', () => {
    expect(
      refusalOf('PUT', { 'content-type': 'image/png', 'content-length': '7' }, '/attachments/atc_1'),
    ).toBeUndefined();
  });
});
