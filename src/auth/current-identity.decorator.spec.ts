import { identityOf } from './current-identity.decorator.js';
import { LOCAL_IDENTITY } from './identity.js';

describe('the current identity', () => {
  it('is the one that authentication found', () => {
    const identity = { tenantId: 'acme', userId: 'ada' };

    expect(identityOf({ identity })).toBe(identity);
  });

  it('is the local owner while nothing authenticates', () => {
    expect(identityOf({})).toEqual(LOCAL_IDENTITY);
  });
});
