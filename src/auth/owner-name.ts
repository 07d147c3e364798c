import type { Owner } from './identity.js';
import { ID_CHARACTERS } from './limits.js';

const USER = /^\P{Cc}+$/u;
/** Without a slash, which separates tenant and user. */
const TENANT = /^[^\p{Cc}/]+$/u;

/** Whether tenant and user can be a part of keys, principals and log lines. */
export function isUsableOwner({ tenantId, userId }: Owner): boolean {
  const areShort = tenantId.length <= ID_CHARACTERS && userId.length <= ID_CHARACTERS;
  return areShort && TENANT.test(tenantId) && USER.test(userId);
}

/** @returns undefined unless the name is `<tenant>/<user>`. The user may contain slashes. */
export function readOwnerName(name: string): Owner | undefined {
  const end = name.indexOf('/');
  const owner = { tenantId: name.slice(0, Math.max(end, 0)), userId: name.slice(end + 1) };
  return isUsableOwner(owner) ? owner : undefined;
}

export function nameOfOwner({ tenantId, userId }: Owner): string {
  return `${tenantId}/${userId}`;
}
