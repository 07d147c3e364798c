import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan } from 'typeorm';
import type { Owner } from '../../auth/identity.js';
import { cleanJson } from '../../common/clean-json.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { faultCode, withDatabaseFaults } from '../../database/database-faults.js';
import {
  type AttachmentRecord,
  AttachmentRecords,
  type AttachmentUse,
  type ExpiryDates,
  type OwnerQuota,
} from '../attachment-records.js';
import { AttachmentEntity } from '../entities/attachment.entity.js';
import { ADD_RECORD, USE_RECORD } from './typeorm.attachment-statements.js';

const FOREIGN_KEY_VIOLATION = '23503';
const UNLIMITED = { files: Number.MAX_SAFE_INTEGER, unused: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER };

/** Records in Postgres or in the embedded PGlite. Every call is a single statement, so it is atomic. */
@Injectable()
export class TypeOrmAttachmentRecords extends AttachmentRecords {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async add(owner: Owner, record: AttachmentRecord, quota: OwnerQuota = UNLIMITED): Promise<boolean> {
    const { id: attachmentId, metadata, ...members } = record;
    const added = await ADD_RECORD.run(this.dataSource, {
      ...toOwner(owner),
      ...members,
      attachmentId,
      metadata: toJson(metadata),
      maximumFiles: quota.files,
      maximumUnused: quota.unused,
      maximumBytes: quota.bytes,
    });
    return added.length > 0;
  }

  override async load(owner: Owner, attachmentId: string): Promise<AttachmentRecord> {
    const row = await withDatabaseFaults(() => this.rows.findOneBy(toKey(owner, attachmentId)));
    if (!row) throw new NotFoundError('attachment', attachmentId);
    return toRecord(row);
  }

  override async use(owner: Owner, attachmentId: string, { threadId, metadata }: AttachmentUse): Promise<void> {
    const values = { ...toOwner(owner), attachmentId, threadId, metadata: toJson(metadata) };
    const found = await USE_RECORD.run(this.dataSource, values).catch((error: unknown) => {
      if (faultCode(error) === FOREIGN_KEY_VIOLATION) throw new NotFoundError('thread', String(threadId));
      throw error;
    });
    if (found.length === 0) throw new NotFoundError('attachment', attachmentId);
  }

  override async complete(owner: Owner, attachmentId: string, bytesKey: string, size?: number): Promise<boolean> {
    const unfinished = { ...toKey(owner, attachmentId), bytesKey: IsNull() };
    const { affected } = await withDatabaseFaults(() => this.rows.update(unfinished, { bytesKey, size }));
    return affected === 1;
  }

  override async remove(owner: Owner, attachmentId: string): Promise<string | null> {
    const { raw } = await withDatabaseFaults(() =>
      this.rows.createQueryBuilder().delete().where(toKey(owner, attachmentId)).returning('bytes_key').execute(),
    );
    const [removed] = raw as { bytes_key: string | null }[];
    return removed?.bytes_key ?? null;
  }

  override countUnused(owner: Owner): Promise<number> {
    return withDatabaseFaults(() => this.rows.countBy({ ...toOwner(owner), threadId: IsNull() }));
  }

  override async removeExpired({ unfinished, unused }: ExpiryDates): Promise<void> {
    const expired = [
      { bytesKey: IsNull(), threadId: IsNull(), createdAt: LessThan(unfinished) },
      { threadId: IsNull(), createdAt: LessThan(unused) },
    ];
    await withDatabaseFaults(() => this.rows.createQueryBuilder().delete().where(expired).execute());
  }

  override async findReferred(bytesKeys: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await withDatabaseFaults(() =>
      this.rows.find({ select: { bytesKey: true }, where: { bytesKey: In([...bytesKeys]) } }),
    );
    return new Set(found.flatMap(({ bytesKey }) => bytesKey ?? []));
  }

  private get rows() {
    return this.dataSource.getRepository(AttachmentEntity);
  }
}

function toRecord({ tenantId: _tenant, userId: _user, metadata, ...row }: AttachmentEntity): AttachmentRecord {
  return { ...row, metadata: metadata as AttachmentRecord['metadata'] };
}

function toJson(metadata: AttachmentUse['metadata']): string | null {
  return metadata === null ? null : cleanJson(metadata);
}

function toOwner({ tenantId, userId }: Owner) {
  return { tenantId, userId };
}

function toKey(owner: Owner, attachmentId: string) {
  return { ...toOwner(owner), id: attachmentId };
}
