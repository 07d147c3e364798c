import { FixedClock } from '../../../test/support/fixed-clock.js';
import { ServerSettings } from '../../config/settings.js';
import type { CallerRequest } from '../authenticator.js';
import { SigningKeys } from '../signing-keys.js';
import { VisitorTokens } from './visitor-tokens.js';
import { Visitors } from './visitors.js';

const DAY = 86_400;
const OLD = 'o'.repeat(32);
const SECRET = 's'.repeat(32);
const LOOPBACK = { host: 'localhost:3000' };
const HTTPS = { host: 'chat.example.com', 'x-forwarded-proto': 'https' };

const clock = new FixedClock();

function serverWith(...secrets: string[]) {
  const keys = new SigningKeys(secrets);
  const tokens = new VisitorTokens(keys, clock);
  const visitors = new Visitors(tokens, keys, Object.assign(new ServerSettings(), { publicUrl: undefined }));
  return {
    id: keys.currentId,
    tokens,
    /** @returns the visitor, the cookies that the response sets, and the token in its header. */
    welcome(headers: Record<string, string>) {
      const all = new Headers(headers);
      const request: CallerRequest = { get: (name) => all.get(name) ?? undefined, headersDistinct: {}, socket: {} };
      const cookies: string[] = [];
      let token: string | undefined;
      const append = (_name: string, value: string) => cookies.push(value);
      const setHeader = (_name: string, value: string) => (token = value);
      return { identity: visitors.welcome(request, { append, setHeader }), cookies, token };
    },
  };
}

/** What a browser sends back of a `Set-Cookie`. */
const sent = (setCookie: string) => setCookie.split(';')[0]!;

describe('Visitors', () => {
  it('a browser without a cookie becomes a new visitor with a cookie and a token, and is known by the cookie', () => {
    const server = serverWith(SECRET);

    const { identity, cookies, token } = server.welcome(LOOPBACK);
    const again = server.welcome({ ...LOOPBACK, cookie: `theme=dark; ${sent(cookies[0]!)}` });

    expect(identity).toMatchObject({
      tenantId: 'default',
      userId: expect.stringMatching(/^visitor_/),
      kind: 'visitor',
    });
    expect(cookies).toEqual([`ck_visitor_${server.id}=${token}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`]);
    expect(again).toEqual({ identity, cookies: [], token: undefined });
    expect(server.welcome(LOOPBACK).identity.userId).not.toBe(identity.userId);
  });

  it.each([
    ['plain http on loopback', LOOPBACK, 'ck_visitor', 'HttpOnly; SameSite=Lax'],
    [
      'plain http on localhost in a browser',
      { ...LOOPBACK, 'sec-fetch-site': 'same-origin' },
      'ck_visitor',
      'SameSite=Lax',
    ],
    ['plain http elsewhere', { host: '10.0.0.5:3000', origin: 'http://10.0.0.5:3000' }, 'ck_visitor', 'SameSite=Lax'],
    ['https', HTTPS, '__Host-ck_visitor', 'SameSite=Lax; Secure'],
    [
      'https by the word of the browser',
      { host: 'chat.example.com', 'sec-fetch-site': 'same-origin' },
      '__Host-ck_visitor',
      'SameSite=Lax; Secure',
    ],
    [
      'https by the own origin',
      { host: 'chat.example.com', origin: 'https://chat.example.com' },
      '__Host-ck_visitor',
      'SameSite=Lax; Secure',
    ],
    [
      'https in a page of another site',
      { ...HTTPS, origin: 'https://docs.example.org', 'sec-fetch-site': 'cross-site' },
      '__Host-ck_embedded',
      'SameSite=None; Partitioned; Secure',
    ],
  ])(
    'over %s the cookie has the name and the attributes that browsers accept there',
    (_place, headers, name, attributes) => {
      const server = serverWith(SECRET);

      const { cookies } = server.welcome(headers);

      expect(cookies).toHaveLength(1);
      expect(cookies[0]).toMatch(new RegExp(`^${name}_${server.id}=v1\\..*${attributes}$`));
      expect(cookies[0]!.includes('Secure')).toBe(name.startsWith('__Host-'));
    },
  );

  it('in a page of another site over plain http no cookie is set, because no browser keeps it; the token is sent', () => {
    const { cookies, token } = serverWith(SECRET).welcome({ ...LOOPBACK, origin: 'http://docs.example.org' });

    expect(cookies).toEqual([]);
    expect(token).toMatch(/^v1\.visitor_/);
  });

  it('over https a cookie without __Host- is ignored, because another server of the domain may have set it', () => {
    const server = serverWith(SECRET);
    const { token } = server.tokens.issue();

    const { identity, cookies } = server.welcome({ ...HTTPS, cookie: `ck_visitor_${server.id}=${token}` });

    expect(token).not.toContain(identity.userId);
    expect(cookies).toHaveLength(1);
  });

  it.each(['nonsense', 'v1.visitor_0.1.x', ''])(
    'an invalid cookie (%j) is deleted, and a new visitor is issued',
    (value) => {
      const server = serverWith(SECRET);

      const { cookies, token } = server.welcome({ ...LOOPBACK, cookie: `ck_visitor_${server.id}=${value}` });

      expect(cookies[0]).toBe(`ck_visitor_${server.id}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
      expect(cookies[1]).toContain(token!);
    },
  );

  it('an expired cookie is deleted, and one that is not new any more is renewed for the same visitor', () => {
    const server = serverWith(SECRET);
    const { identity, cookies } = server.welcome(LOOPBACK);
    const headers = { ...LOOPBACK, cookie: sent(cookies[0]!) };

    clock.advance(31 * DAY);
    const renewed = server.welcome(headers);
    clock.advance(370 * DAY);
    const expired = server.welcome(headers);

    expect(renewed.identity).toEqual(identity);
    expect(renewed.cookies).toHaveLength(1);
    expect(expired.identity.userId).not.toBe(identity.userId);
    expect(expired.cookies[0]).toContain('Max-Age=0');
  });

  it('after a new secret the visitor stays the same: its cookie is signed again, and the old one is deleted', () => {
    const { identity, cookies } = serverWith(OLD).welcome(LOOPBACK);
    const server = serverWith(SECRET, OLD);

    const after = server.welcome({ ...LOOPBACK, cookie: sent(cookies[0]!) });

    expect(after.identity).toEqual(identity);
    expect(after.cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      sent(cookies[0]!).split('=')[0],
      `ck_visitor_${server.id}`,
    ]);
    expect(after.cookies[0]).toContain('Max-Age=0');
  });

  it('the cookie of a key that is gone is deleted, except on localhost, where it belongs to another server', () => {
    const other = serverWith(OLD);
    const onLoopback = other.welcome(LOOPBACK).cookies.map(sent).join();
    const onHttps = other.welcome(HTTPS).cookies.map(sent).join();

    expect(serverWith(SECRET).welcome({ ...LOOPBACK, cookie: onLoopback }).cookies).toHaveLength(1);
    expect(serverWith(SECRET).welcome({ ...HTTPS, cookie: onHttps }).cookies[0]).toBe(
      `__Host-ck_visitor_${other.id}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('a token that another key signed, or that was changed, is not valid', () => {
    const server = serverWith(SECRET);
    const { token } = server.tokens.issue();
    const [version, id, issued, signature] = token.split('.');
    const other = serverWith(SECRET).tokens.issue();

    for (const forged of [
      serverWith(OLD).tokens.issue().token,
      [version, other.id, issued, signature].join('.'),
      [version, id, Number(issued) + 1, signature].join('.'),
      `${token}.`,
      token.slice(0, -1),
    ]) {
      expect(server.tokens.read(forged)).toBeUndefined();
    }
    expect(server.tokens.read(token)).toMatchObject({ id });
  });
});
