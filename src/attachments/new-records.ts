import { Injectable } from '@nestjs/common';
import type { Identity } from '../auth/identity.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { sizeNotAllowed, tooManyUnused, typeNotAllowed } from './attachment-errors.js';
import { cleanName } from './attachment-name.js';
import { type AttachmentRecord, AttachmentRecords } from './attachment-records.js';
import type { NewAttachment } from './attachment-store.js';
import { ACCEPTED_TYPES, isAccepted, resolveType } from './attachment-types.js';

/** Bytes of one file. */
export const SIZE_LIMIT = 20 * 1024 * 1024;
/** Files that an owner may have without using them in a message. */
export const UNUSED_LIMIT = 100;

/** Makes the record of a file that an owner wants to attach, if it may be attached. */
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
