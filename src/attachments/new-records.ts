import { Injectable } from '@nestjs/common';
import type { Identity } from '../auth/identity.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { sizeNotAllowed, tooManyUnused, typeNotAllowed } from './attachment-errors.js';
import { cleanName } from './attachment-name.js';
import { type AttachmentRecord, AttachmentRecords } from './attachment-records.js';
import type { NewAttachment } from './attachment-store.js';
import { ACCEPTED_TYPES, isAccepted, resolveType } from './attachment-types.js';

/** The largest size of one file, in bytes. */
export const SIZE_LIMIT = 20 * 1024 * 1024;
/** The most files of an owner that no message uses. */
export const UNUSED_LIMIT = 100;

/** Builds the record of a new file. Throws an error for the client if the file is not allowed. */
@Injectable()
export class NewRecords {
  constructor(
    private readonly records: AttachmentRecords,
    private readonly clock: Clock,
  ) {}

  async build(owner: Identity, file: NewAttachment): Promise<AttachmentRecord> {
    const name = cleanName(file.name);
    const mimeType = resolveType(file.mime_type, name);
    if (!isAccepted(mimeType)) throw typeNotAllowed(ACCEPTED_TYPES);
    if (file.size < 1 || file.size > SIZE_LIMIT) throw sizeNotAllowed(SIZE_LIMIT);
    if ((await this.records.countUnused(owner)) >= UNUSED_LIMIT) throw tooManyUnused(UNUSED_LIMIT);
    const createdAt = this.clock.now();
    return {
      id: newId('attachment'),
      name,
      mimeType,
      size: file.size,
      createdAt,
      threadId: null,
      metadata: null,
      bytesKey: null,
    };
  }
}
