import { MemoryAttachmentBytes } from '../../src/attachments/stores/memory.attachment-bytes.js';
import { MemoryAttachmentRecords } from '../../src/testing/memory.attachment-records.js';
import { attachmentBytesContract } from '../contract/attachment-bytes.contract.js';
import { attachmentRecordsContract } from '../contract/attachment-records.contract.js';
import { FixedClock } from '../support/fixed-clock.js';
import { NOON } from '../support/thread-builders.js';

describe('MemoryAttachmentRecords', () => {
  attachmentRecordsContract(async () => new MemoryAttachmentRecords());
});

describe('MemoryAttachmentBytes', () => {
  attachmentBytesContract(async () => new MemoryAttachmentBytes(new FixedClock(NOON)));
});
