import { identityOf } from './current-identity.decorator.js';
import { LOCAL_IDENTITY } from './identity.js';

describe('identityOf', () => {
  it('identityOf returns the identity that authentication set on the request', () => {
    const identity = { tenantId: 'acme', userId: 'ada' };

    expect(identityOf({ identity })).toBe(identity);
  });

  it('identityOf returns the local owner for a request without an identity', () => {
    expect(identityOf({})).toEqual(LOCAL_IDENTITY);
  });
});
