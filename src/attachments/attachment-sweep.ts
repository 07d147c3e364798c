import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Hourly } from '../common/hourly.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { AttachmentRecords } from './attachment-records.js';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
/** Registered files whose bytes never came. */
const UNFINISHED_FOR = HOUR;
/** Uploaded files that no message used: drafts may wait some days. */
const UNUSED_FOR = 7 * DAY;
/** Bytes are written before their record refers to them; so long they are taken for an upload at work. */
const UNREFERRED_FOR = HOUR / 4;
const BATCH = 500;

/**
 * Removes what nobody will use any more, at start and every hour: records that expired, and bytes that no record refers
 * to, be it that their thread was deleted, or that a process died at work. Several processes may sweep at once.
 */
@Injectable()
export class AttachmentSweep extends Hourly {
  constructor(
    private readonly records: AttachmentRecords,
    private readonly bytes: AttachmentBytes,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.records.removeExpired({
      unfinished: new Date(now - UNFINISHED_FOR),
      unused: new Date(now - UNUSED_FOR),
    });
    let batch: string[] = [];
    for await (const { key, changedAt } of this.bytes.list()) {
      if (changedAt.getTime() > now - UNREFERRED_FOR) continue;
      batch.push(key);
      if (batch.length < BATCH) continue;
      await this.deleteUnreferred(batch);
      batch = [];
    }
    await this.deleteUnreferred(batch);
  }

  private async deleteUnreferred(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const referred = await this.records.findReferred(keys);
    for (const key of keys) if (!referred.has(key)) await this.bytes.delete(key);
  }
}
