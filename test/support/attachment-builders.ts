import { HttpAdapterHost } from '@nestjs/core';
import type { AttachmentBytes } from '../../src/attachments/attachment-bytes.js';
import type { AttachmentRecord, AttachmentRecords } from '../../src/attachments/attachment-records.js';
import { AttachmentUploads } from '../../src/attachments/attachment-uploads.js';
import { AttachmentUrls } from '../../src/attachments/attachment-urls.js';
import { HostedAttachments } from '../../src/attachments/hosted-attachments.js';
import { NewRecords } from '../../src/attachments/new-records.js';
import { MemoryAttachmentBytes } from '../../src/attachments/stores/memory.attachment-bytes.js';
import { newId } from '../../src/common/ids.js';
import { readEnv } from '../../src/config/env.schema.js';
import { ServerSettings } from '../../src/config/settings.js';
import { MemoryAttachmentRecords } from '../../src/testing/memory.attachment-records.js';
import { FixedClock } from './fixed-clock.js';
import { NOON } from './thread-builders.js';

/** The shortest start of a PNG that is recognized as one. */
export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(40)]);

export function aRecord(members: Partial<AttachmentRecord> = {}): AttachmentRecord {
  return {
    id: newId('attachment'),
    name: 'notes.md',
    mimeType: 'text/markdown',
    size: 5,
    createdAt: new Date(NOON),
    threadId: null,
    metadata: null,
    bytesKey: null,
    ...members,
  };
}

export async function* inChunks(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/** An upload that fails after its first bytes. */
export async function* brokenOff(start: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(start);
  throw new Error('connection lost');
}

export async function keysIn(bytes: AttachmentBytes): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of bytes.list()) keys.push(key);
  return keys.sort();
}

/** The services for attachments with stores in memory. */
export function attachmentRoom(parts: { records?: AttachmentRecords; bytes?: AttachmentBytes } = {}) {
  const clock = new FixedClock(NOON);
  const { records = new MemoryAttachmentRecords(), bytes = new MemoryAttachmentBytes(clock) } = parts;
  const server = ServerSettings.from(readEnv({ PUBLIC_URL: 'https://chat.example.com/base' }));
  const newRecords = new NewRecords(records, clock);
  const attachments = new HostedAttachments(
    records,
    bytes,
    newRecords,
    new AttachmentUrls(server, new HttpAdapterHost()),
  );
  return { records, bytes, attachments, uploads: new AttachmentUploads(records, bytes, newRecords, attachments) };
}
