import type { QueryDeepPartialEntity } from 'typeorm';
import type { Owner } from '../../auth/identity.js';
import { cleanCopy, cleanText } from '../../common/clean-json.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import type { ThreadEntity } from '../entities/thread.entity.js';

/** A row that TypeORM can write. `QueryDeepPartialEntity` alone does not accept the values of JSON columns. */
type Written<T> = T & QueryDeepPartialEntity<T>;

export function ownerKey({ tenantId, userId }: Owner) {
  return { tenantId: cleanText(tenantId), userId: cleanText(userId) };
}

export function threadKey(owner: Owner, threadId: string) {
  return { ...ownerKey(owner), id: cleanText(threadId) };
}

export function itemsKey(owner: Owner, threadId: string) {
  return { ...ownerKey(owner), threadId: cleanText(threadId) };
}

/** The members of a thread that may change after its creation. */
export function toChanges(thread: ThreadMetadata) {
  const { title = null, status, allowed_image_domains = null, metadata } = cleanCopy(thread);
  const changes = { title, status, allowedImageDomains: allowed_image_domains, metadata };
  return changes as Written<typeof changes>;
}

export function toThread(row: ThreadEntity): ThreadMetadata {
  return {
    id: row.id,
    ...(row.title !== null && { title: row.title }),
    created_at: row.createdAt.toISOString(),
    status: row.status,
    ...(row.allowedImageDomains !== null && { allowed_image_domains: row.allowedImageDomains }),
    metadata: row.metadata,
  };
}
