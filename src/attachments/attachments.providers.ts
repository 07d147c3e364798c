import type { Provider } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { AttachmentSettings } from '../config/settings.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { AttachmentRecords } from './attachment-records.js';
import { AttachmentStore } from './attachment-store.js';
import { AttachmentSweep } from './attachment-sweep.js';
import { AttachmentUploads } from './attachment-uploads.js';
import { AttachmentUrls } from './attachment-urls.js';
import { HostedAttachments } from './hosted-attachments.js';
import { NewRecords } from './new-records.js';
import { DiskAttachmentBytes } from './stores/disk.attachment-bytes.js';
import { MemoryAttachmentBytes } from './stores/memory.attachment-bytes.js';
import { TypeOrmAttachmentRecords } from './stores/typeorm.attachment-records.js';

export const attachmentProviders: Provider[] = [
  HostedAttachments,
  { provide: AttachmentStore, useExisting: HostedAttachments },
  { provide: AttachmentRecords, useClass: TypeOrmAttachmentRecords },
  { provide: AttachmentBytes, inject: [AttachmentSettings, Clock], useFactory: createBytes },
  AttachmentUploads,
  AttachmentUrls,
  AttachmentSweep,
  NewRecords,
];

function createBytes({ storage, folder }: AttachmentSettings, clock: Clock): AttachmentBytes {
  switch (storage) {
    case 'disk':
      return new DiskAttachmentBytes(folder);
    case 'memory':
      return new MemoryAttachmentBytes(clock);
    default:
      return storage satisfies never;
  }
}
