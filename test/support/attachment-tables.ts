import type { DataSource } from 'typeorm';
import { AttachmentEntity } from '../../src/attachments/entities/attachment.entity.js';
import { TypeOrmAttachmentRecords } from '../../src/attachments/stores/typeorm.attachment-records.js';
import { TypeOrmThreadStore } from '../../src/threads/stores/typeorm.thread-store.js';
import { ADA, aThread } from './thread-builders.js';
import { emptyStores, THREAD_ENTITIES } from './thread-tables.js';

export const ATTACHMENT_ENTITIES = [...THREAD_ENTITIES, AttachmentEntity];

/** Empties the tables of `dataSource`, adds `thread_1` of Ada and returns the records on them. */
export async function emptyRecords(dataSource: DataSource): Promise<TypeOrmAttachmentRecords> {
  const { threads } = await emptyStores(dataSource);
  await dataSource.query('TRUNCATE attachments, attachment_uses, attachment_owners');
  await threads.addThread(ADA, aThread());
  return new TypeOrmAttachmentRecords(dataSource);
}

/** Adds and deletes threads of Ada. */
export function threadsOf(dataSource: () => DataSource) {
  return {
    addThread: (id: string) => new TypeOrmThreadStore(dataSource()).addThread(ADA, aThread({ id })),
    deleteThread: async (id: string) => void (await dataSource().query('DELETE FROM threads WHERE id = $1', [id])),
  };
}
