import type { Request, Response } from 'express';
import type { AppError } from '../common/errors/app-error.js';
import { readEnv } from '../config/env.schema.js';
import { ServerSettings } from '../config/settings.js';
import { checkOrigin } from './origin-check.js';

/** The code with which a request is refused; undefined when it is served. Its `Host` is `chat.example.com`, unless given. */
function refusalOf(
  headers: Record<string, string>,
  { env = {}, method = 'POST' }: { env?: object; method?: string } = {},
) {
  let refusal: unknown;
  const all = new Headers({ host: 'chat.example.com', ...headers });
  const request = { method, get: (name: string) => all.get(name) ?? undefined } as Request;
  checkOrigin(ServerSettings.from(readEnv({ ...env })))(
    request,
    {} as Response,
    (error?: unknown) => (refusal = error),
  );
  return (refusal as AppError | undefined)?.code;
}

describe('Origin check', () => {
  it('requests without Origin and Sec-Fetch-Site are served, because no browser sends them', () => {
    expect(refusalOf({})).toBeUndefined();
  });

  it.each([
    ['http://chat.example.com', 'chat.example.com'],
    ['https://chat.example.com', 'chat.example.com'],
    ['https://chat.example.com', 'CHAT.example.com:443'],
    ['http://chat.example.com', 'chat.example.com:80'],
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['https://[::1]:3000', '[::1]:3000'],
  ])('the origin %s is the own one of a request to Host %s, whatever the scheme is', (origin, host) => {
    expect(refusalOf({ origin, host })).toBeUndefined();
  });

  it.each([
    'https://attacker.example',
    'https://chat.example.com.attacker.example',
    'https://chat.example.com:8443',
    'http://localhost:5173',
    'null',
    '',
    'chat.example.com',
    'https://chat.example.com@attacker.example',
    'https://attacker.example/chat.example.com',
    'https://chat.example.com, https://attacker.example',
    'chrome-extension://chat.example.com',
    'file://',
  ])('a request that changes something is refused with Origin %j', (origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(refusalOf({ origin }, { method })).toBe('origin_not_allowed');
    }
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and is served with a foreign Origin', (method) => {
    expect(
      refusalOf({ origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' }, { method }),
    ).toBeUndefined();
  });

  it('Sec-Fetch-Site: cross-site is refused even without an Origin', () => {
    expect(refusalOf({ 'sec-fetch-site': 'cross-site' })).toBe('origin_not_allowed');
  });

  it('Sec-Fetch-Site: same-site is refused when the origin is another one', () => {
    expect(refusalOf({ 'sec-fetch-site': 'same-site', origin: 'https://docs.example.com' })).toBe('origin_not_allowed');
  });

  it('CORS_ORIGINS allows an origin, also when the browser says that it is cross-site', () => {
    const env = { CORS_ORIGINS: 'https://docs.example.com,https://*.example.org' };

    for (const origin of ['https://docs.example.com', 'https://a.example.org']) {
      expect(refusalOf({ origin, 'sec-fetch-site': 'cross-site' }, { env })).toBeUndefined();
    }
    expect(refusalOf({ origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, { env })).toBe(
      'origin_not_allowed',
    );
  });

  it('PUBLIC_URL is the own origin behind a gateway that replaces Host', () => {
    const env = { PUBLIC_URL: 'https://chat.example.com:8443/help' };

    expect(refusalOf({ origin: 'https://chat.example.com:8443', host: '10.0.0.5:3000' }, { env })).toBeUndefined();
    expect(refusalOf({ origin: 'https://chat.example.com', host: '10.0.0.5:3000' }, { env })).toBe(
      'origin_not_allowed',
    );
  });

  it('Sec-Fetch-Site: same-origin is believed behind a gateway that replaces Host', () => {
    expect(
      refusalOf({ 'sec-fetch-site': 'same-origin', origin: 'https://chat.example.com', host: '10.0.0.5:3000' }),
    ).toBeUndefined();
  });
});
