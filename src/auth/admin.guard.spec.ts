import type { ExecutionContext } from '@nestjs/common';
import { AdminSettings } from '../config/settings.js';
import { AdminGuard } from './admin.guard.js';

const KEY = 'correct-horse-battery-staple';

function enter(authorization: string | undefined, key: string | undefined = KEY) {
  const headers: Record<string, string> = {};
  const http = {
    getRequest: () => ({ get: () => authorization }),
    getResponse: () => ({ setHeader: (name: string, value: string) => (headers[name] = value) }),
  };
  const guard = new AdminGuard(Object.assign(new AdminSettings(), { key }));
  return { headers, attempt: () => guard.canActivate({ switchToHttp: () => http } as unknown as ExecutionContext) };
}

describe('AdminGuard', () => {
  it.each([`Bearer ${KEY}`, `bearer  ${KEY}`])(
    'AdminGuard admits a caller with the authorization %j',
    (authorization) => {
      expect(enter(authorization).attempt()).toBe(true);
    },
  );

  it.each([
    [undefined, 'admin_key_required'],
    ['', 'admin_key_required'],
    [KEY, 'admin_key_required'],
    [`Basic ${KEY}`, 'admin_key_required'],
    ['Bearer ', 'admin_key_required'],
    [`Bearer ${KEY} ${KEY}`, 'admin_key_required'],
    [`Bearer ${KEY}x`, 'admin_key_wrong'],
    [`Bearer ${KEY.toUpperCase()}`, 'admin_key_wrong'],
  ])('AdminGuard rejects a caller with the authorization %j and asks for the key', (authorization, code) => {
    const { attempt, headers } = enter(authorization);

    expect(attempt).toThrow(expect.objectContaining({ code, kind: 'unauthenticated' }));
    expect(headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="administrators"' });
  });

  it.each([undefined, 'Bearer undefined', 'Bearer '])(
    'AdminGuard rejects the authorization %j when no key is configured',
    (authorization) => {
      const settings = new AdminSettings();
      const context = {
        switchToHttp: () => ({ getRequest: () => ({ get: () => authorization }) }),
      } as unknown as ExecutionContext;

      expect(() => new AdminGuard(settings).canActivate(context)).toThrow(
        expect.objectContaining({ code: 'admin_routes_closed', kind: 'forbidden' }),
      );
    },
  );
});
