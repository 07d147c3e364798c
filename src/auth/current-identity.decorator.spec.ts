import { identityOf } from './current-identity.decorator.js';
import { LOCAL_IDENTITY } from './identity.js';

describe('identityOf', () => {
  it('identityOf returns the identity that authentication set on the request', () => {
    expect(identityOf({ identity: LOCAL_IDENTITY })).toBe(LOCAL_IDENTITY);
  });

  it('identityOf throws for a request that was not authenticated, and does not return the local owner', () => {
    expect(() => identityOf({})).toThrow('The route has no @RequireScope');
  });
});
