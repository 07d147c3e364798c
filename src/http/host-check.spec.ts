import type { Request, Response } from 'express';
import type { AppError } from '../common/errors/app-error.js';
import { readEnv } from '../config/env.schema.js';
import { ServerSettings } from '../config/settings.js';
import { checkHost } from './host-check.js';

/** The error of a request with these `Host` headers; undefined when it is served. */
function refusalOf(hosts: string[], { env = {}, url = '/threads' }: { env?: object; url?: string } = {}) {
  let refusal: unknown;
  const check = checkHost(ServerSettings.from(readEnv({ ...env })));
  const headersDistinct = hosts.length === 0 ? {} : { host: hosts };
  check({ originalUrl: url, headersDistinct } as Request, {} as Response, (error?: unknown) => (refusal = error));
  return refusal as AppError | undefined;
}

describe('Host check', () => {
  it.each([
    '127.0.0.1:3000',
    '127.0.0.1',
    '10.1.2.3:80',
    '203.0.113.9',
    '[::1]:3000',
    '[2001:db8::7]',
    '[::ffff:127.0.0.1]:3000',
    'localhost',
    'LocalHost:3000',
    'localhost.',
    'chat.localhost:3000',
  ])('Host %s is served, because an address or a loopback name cannot be rebound', (host) => {
    expect(refusalOf([host])).toBeUndefined();
  });

  it.each([
    [{ HOST: 'box.lan' }, 'box.lan:3000', true],
    [{ PUBLIC_URL: 'https://chat.example.com/help/' }, 'chat.example.com', true],
    [{ PUBLIC_URL: 'https://chat.example.com/help/' }, 'CHAT.example.com:8443', true],
    [{ PUBLIC_URL: 'https://chat.example.com/help/' }, 'www.chat.example.com', false],
    [{ ALLOWED_HOSTS: 'a.example.com,chatkit' }, 'chatkit:3000', true],
    [{ ALLOWED_HOSTS: 'a.example.com:443' }, 'a.example.com', true],
    [{ ALLOWED_HOSTS: '*.example.com' }, 'b.example.com', true],
    [{ ALLOWED_HOSTS: '*.example.com' }, 'c.b.example.com', true],
    [{ ALLOWED_HOSTS: '*.example.com' }, 'example.com', false],
    [{ ALLOWED_HOSTS: '*.example.com' }, '.example.com', false],
    [{ ALLOWED_HOSTS: '*.example.com' }, 'evil-example.com', false],
    [{ ALLOWED_HOSTS: 'example.com' }, 'example.com.evil.test', false],
    [{ CORS_ORIGINS: 'https://docs.example.com' }, 'docs.example.com', false],
    [{}, 'attacker.example', false],
    [{}, 'attacker.example:3000', false],
    [{}, 'localhost.attacker.example', false],
    [{}, 'notlocalhost', false],
    [{}, '127.0.0.1.attacker.example', false],
    [{}, '2130706433', false],
  ])('with %j, a request for host %s is served: %s', (env, host, isServed) => {
    expect(refusalOf([host], { env })?.code).toBe(isServed ? undefined : 'host_not_allowed');
  });

  it('the refusal names the host and the variable ALLOWED_HOSTS', () => {
    expect(refusalOf(['attacker.example:3000'])?.message).toBe(
      'This server does not answer for the host "attacker.example". If it is a name of this server, add it to ALLOWED_HOSTS and restart the server.',
    );
  });

  it.each([
    ['none', []],
    ['an empty one', ['']],
    ['two', ['127.0.0.1', 'attacker.example']],
    ['two equal ones', ['127.0.0.1', '127.0.0.1']],
    ['a list', ['127.0.0.1, attacker.example']],
    ['one with a user', ['127.0.0.1@attacker.example']],
    ['one with a path', ['127.0.0.1/x']],
    ['one with a space', ['127.0.0.1 x']],
    ['one with a wrong port', ['127.0.0.1:http']],
    ['an address with too many groups', ['[1:2:3:4:5:6:7:8:9]']],
    ['a bracket that is not closed', ['[::1']],
    ['letters outside ASCII', ['lócalhost']],
    ['a dot', ['.']],
  ])('a request with %s as Host is malformed', (_what, hosts) => {
    expect(refusalOf(hosts)?.code).toBe('malformed_host');
  });

  it.each(['/health', '/health/live', '/health/ready', '/health/live?x=1', '/HEALTH/ready/'])(
    'probes of %s are served under every name, and without one',
    (url) => {
      expect(refusalOf(['pod-7.cluster.test'], { url })).toBeUndefined();
      expect(refusalOf([], { url })).toBeUndefined();
    },
  );

  it.each([
    '/health/../threads',
    '/health/live/../../threads',
    '/healthy',
    '/x?/health/live',
    '/health/%2e%2e/threads',
  ])('%s is no probe', (url) => {
    expect(refusalOf(['attacker.example'], { url })?.code).toBe('host_not_allowed');
  });

  it('the host of an absolute request target is checked as well as the header', () => {
    expect(refusalOf(['127.0.0.1'], { url: 'http://attacker.example/threads' })?.code).toBe('host_not_allowed');
    expect(refusalOf(['127.0.0.1'], { url: 'http://localhost:3000/threads' })).toBeUndefined();
    expect(refusalOf(['127.0.0.1'], { url: 'http://' })?.code).toBe('malformed_host');
  });
});
