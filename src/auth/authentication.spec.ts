import { InvalidCredentialError, NoCredentialError } from './auth-errors.js';
import { Authentication, type Newcomers } from './authentication.js';
import { Authenticator, type CallerRequest } from './authenticator.js';
import { bearerOf } from './bearer.js';
import { type Identity, LOCAL_IDENTITY } from './identity.js';
import { AdminKeyAuthenticator } from './modes/admin-key.authenticator.js';
import { SCOPES } from './scopes.js';

const KEY = 'correct-horse-battery-staple';
const local: Newcomers = { welcome: () => LOCAL_IDENTITY };
const response = { append: () => undefined, setHeader: () => undefined };

/** Knows tokens that begin with its name; accepts those that end in `good`. */
class Named extends Authenticator<string> {
  override readonly mode = 'visitor';
  asked = 0;
  constructor(
    private readonly name: string,
    private readonly identity: Partial<Identity> = {},
  ) {
    super();
  }
  override credential(request: CallerRequest): string | undefined {
    const token = bearerOf(request);
    return token?.startsWith(this.name) ? token : undefined;
  }
  override async authenticate(token: string): Promise<Identity> {
    this.asked += 1;
    if (!token.endsWith('good')) throw new InvalidCredentialError('The token is wrong.');
    return { ...LOCAL_IDENTITY, kind: 'user', userId: this.name, ...this.identity };
  }
}

function requestWith(headers: Record<string, string | string[]>): CallerRequest {
  const distinct = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()]));
  return { get: (name) => distinct[name.toLowerCase()]?.[0], headersDistinct: distinct, socket: {} };
}

const bearer = (token: string) => requestWith({ authorization: `Bearer ${token}` });

describe('Authentication', () => {
  it('the kind of the credential selects who verifies it, once for each request', async () => {
    const [a, b] = [new Named('a'), new Named('b')];
    const authentication = new Authentication([a, b], local);
    const request = bearer('b-good');

    expect(await authentication.identify(request, response)).toMatchObject({ userId: 'b' });
    await authentication.identify(request, response);

    expect([a.asked, b.asked]).toEqual([0, 1]);
  });

  it.each([
    ['an invalid credential', 'a-bad', new Named('a')],
    ['a credential of a kind that is not allowed', 'eyJ.x.y', new Named('a')],
    ['an empty bearer token', '', new Named('a')],
    ['a user with the id of a visitor', 'a-good', new Named('a', { userId: 'visitor_1' })],
    ['a user with a line break in its id', 'a-good', new Named('a', { userId: 'a\nb' })],
    ['a user with an endless id', 'a-good', new Named('a', { userId: 'a'.repeat(201) })],
    ['a tenant with a slash', 'a-good', new Named('a', { tenantId: 'a/b' })],
  ])(
    '%s is refused with invalid_token, and is never regarded as no credential',
    async (_what, token, authenticator) => {
      const authentication = new Authentication([authenticator], local);

      await expect(authentication.identify(bearer(token), response)).rejects.toMatchObject({
        code: 'invalid_token',
        kind: 'unauthenticated',
        challenge: expect.stringMatching(/^Bearer error="invalid_token", error_description="[^"]+"$/),
      });
    },
  );

  it('two Authorization headers are refused, even when the first is valid', async () => {
    const request = requestWith({ authorization: ['Bearer a-good', 'Bearer a-good'] });

    await expect(new Authentication([new Named('a')], local).identify(request, response)).rejects.toThrow(
      'more than one Authorization header',
    );
  });

  it('a caller without a credential is a newcomer where they are welcome, and else refused with a bare challenge', async () => {
    const others: Record<string, string>[] = [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearerx' }];
    for (const headers of others) {
      const request = () => requestWith(headers);

      expect(await new Authentication([], local).identify(request(), response)).toBe(LOCAL_IDENTITY);
      const refused = new Authentication([], undefined).identify(request(), response);
      await expect(refused).rejects.toThrow(NoCredentialError);
      await expect(refused).rejects.toMatchObject({ challenge: 'Bearer' });
    }
  });
});

describe('AdminKeyAuthenticator', () => {
  const authentication = new Authentication(
    [new AdminKeyAuthenticator(KEY, { tenantId: 'default', userId: 'admin' })],
    local,
  );
  const withHeader = (name: string, value: string) => authentication.identify(requestWith({ [name]: value }), response);

  it.each([
    ['authorization', `Bearer ${KEY}`],
    ['authorization', `bearer  ${KEY}`],
    ['x-api-key', KEY],
  ])('a caller with the header %s: %s has every scope', async (name, value) => {
    expect([...(await withHeader(name, value)).scopes]).toEqual(SCOPES);
  });

  it.each([
    ['authorization', `Bearer ${KEY} ${KEY}`],
    ['authorization', `Bearer ${KEY}x`],
    ['authorization', `Bearer ${KEY.toUpperCase()}`],
    ['authorization', 'Bearer undefined'],
    ['x-api-key', `${KEY}x`],
  ])('a caller with the header %s: %s is refused', async (name, value) => {
    await expect(withHeader(name, value)).rejects.toMatchObject({ code: 'invalid_token' });
  });
});
