import { Injectable } from '@nestjs/common';
import type { Owner } from '../auth/identity.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { quotaExceeded, sizeNotAllowed, tooManyUnused, typeNotAllowed } from './attachment-errors.js';
import { cleanName } from './attachment-name.js';
import { type AttachmentRecord, AttachmentRecords } from './attachment-records.js';
import type { NewAttachment } from './attachment-store.js';
import { ACCEPTED_TYPES, isAccepted, resolveType } from './attachment-types.js';
import { OWNER_BYTES, OWNER_FILES, SIZE_LIMIT, UNUSED_LIMIT } from './limits.js';

const QUOTA = { files: OWNER_FILES, unused: UNUSED_LIMIT, bytes: OWNER_BYTES };

/** Registers new files. */
@Injectable()
export class NewRecords {
  constructor(
    private readonly records: AttachmentRecords,
    private readonly clock: Clock,
  ) {}

  /** Adds the record of a file, which reserves its bytes. Throws an error for the client if the file is not allowed. */
  async reserve(owner: Owner, file: NewAttachment): Promise<AttachmentRecord> {
    const name = cleanName(file.name);
    const mimeType = resolveType(file.mime_type, name);
    if (!isAccepted(mimeType)) throw typeNotAllowed(ACCEPTED_TYPES);
    if (file.size < 1 || file.size > SIZE_LIMIT) throw sizeNotAllowed(SIZE_LIMIT);
    const record = {
      id: newId('attachment'),
      name,
      mimeType,
      size: file.size,
      createdAt: this.clock.now(),
      threadId: null,
      metadata: null,
      bytesKey: null,
    };
    if (await this.records.add(owner, record, QUOTA)) return record;
    throw (await this.records.countUnused(owner)) >= UNUSED_LIMIT ? tooManyUnused(UNUSED_LIMIT) : quotaExceeded();
  }
}
