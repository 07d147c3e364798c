import type { DataSource } from 'typeorm';
import { AttachmentEntity } from '../../src/attachments/entities/attachment.entity.js';
import { TypeOrmAttachmentRecords } from '../../src/attachments/stores/typeorm.attachment-records.js';
import { ADA, aThread } from './thread-builders.js';
import { emptyStores, THREAD_ENTITIES } from './thread-tables.js';

export const ATTACHMENT_ENTITIES = [...THREAD_ENTITIES, AttachmentEntity];

/** Empties the tables of `dataSource`, adds `thread_1` of Ada and returns the records on them. */
export async function emptyRecords(dataSource: DataSource): Promise<TypeOrmAttachmentRecords> {
  const { threads } = await emptyStores(dataSource);
  await dataSource.query('TRUNCATE attachments');
  await threads.addThread(ADA, aThread());
  return new TypeOrmAttachmentRecords(dataSource);
}

export async function deleteThread(dataSource: DataSource): Promise<void> {
  await dataSource.query(`DELETE FROM threads WHERE id = 'thread_1'`);
}
