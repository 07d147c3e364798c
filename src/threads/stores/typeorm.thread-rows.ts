import type { QueryDeepPartialEntity } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { cleanCopy } from '../../common/clean-json.js';
import type { ThreadItemEntity } from '../entities/thread-item.entity.js';
import type { ThreadEntity } from '../entities/thread.entity.js';
import type { NewItem } from '../thread-store.js';

/** What TypeORM writes; its own type for that does not understand JSON columns. */
type Written<T> = T & QueryDeepPartialEntity<T>;
type ThreadRow = Omit<ThreadEntity, 'sequence'>;

export function toThreadRow(owner: Identity, thread: ThreadMetadata, nextItemSequence: number) {
  const createdAt = new Date(thread.created_at);
  return { ...owner, id: cleanCopy(thread.id), createdAt, nextItemSequence, ...toChanges(thread) } as Written<ThreadRow>;
}

/** The members of a thread that change after its creation. */
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

export function toItemRow(
  owner: Identity,
  threadId: string,
  { item, extras = {} }: NewItem,
  sequence: number,
) {
  const data = cleanCopy(item);
  return {
    ...owner,
    threadId: cleanCopy(threadId),
    id: data.id,
    sequence,
    type: data.type,
    data,
    extras: cleanCopy(extras),
    createdAt: new Date(data.created_at),
  } as Written<ThreadItemEntity>;
}
