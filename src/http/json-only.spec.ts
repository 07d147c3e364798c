import type { Request } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { refusalOf, refuseOtherThanJson } from './json-only.js';
import { JSON_VALUES } from './limits.js';

/** The code with which a request is refused; undefined when it may pass. */
function codeOf(method: string, headers: Record<string, string>, url = '/chatkit'): string | undefined {
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
    expect(codeOf('POST', headers as Record<string, string>)).toBe('unsupported_media_type');
  });

  it.each([
    ['JSON', 'POST', { 'content-type': 'application/json', 'content-length': '7' }],
    ['a POST that says that it has none', 'POST', { 'content-length': '0' }],
    ['a POST that says nothing of a body', 'POST', {}],
    ['a question without body', 'GET', {}],
  ])('leave alone %s', (_what, method, headers) => {
    expect(codeOf(method, headers as Record<string, string>)).toBeUndefined();
  });

  it('leave uploads to their own route', () => {
    expect(codeOf('PUT', { 'content-type': 'image/png', 'content-length': '7' }, '/attachments/atc_1')).toBeUndefined();
  });
});

describe('A body of JSON', () => {
  const check = (json: string, encoding = 'utf-8') => refusalOf(Buffer.from(json), encoding)?.code;

  it.each([
    ['numbers', `[${'1,'.repeat(JSON_VALUES)}1]`],
    ['empty objects', `{"a":[${'{},'.repeat(JSON_VALUES / 2)}{}]}`],
    ['arrays without commas', '['.repeat(JSON_VALUES + 1)],
    ['values after text with an escaped quote', `["\\"",${'1,'.repeat(JSON_VALUES)}1]`],
    ['values after text that ends with a backslash', `["\\\\",${'1,'.repeat(JSON_VALUES)}1]`],
  ])('with too many %s is not parsed', (_what, json) => {
    expect(check(json)).toBe('invalid_request');
  });

  it.each([
    ['as many numbers as the limit', `[${'1,'.repeat(JSON_VALUES - 1)}1]`],
    ['text of commas and brackets', JSON.stringify({ text: '"\\,[{'.repeat(JSON_VALUES) })],
    ['text that does not end', `["${',['.repeat(JSON_VALUES)}`],
    ['nothing', ''],
  ])('with %s is parsed', (_what, json) => {
    expect(check(json)).toBeUndefined();
  });

  it('in another encoding than UTF-8 is not parsed', () => {
    expect(check('{}', 'utf-7')).toBe('unsupported_encoding');
  });
});
