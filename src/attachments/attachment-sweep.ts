import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Hourly } from '../common/hourly.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { AttachmentRecords } from './attachment-records.js';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
/** How long a registered file may stay without bytes. */
const UNFINISHED_FOR = HOUR;
/** How long an uploaded file may stay unused: a reader may send a draft after some days. */
const UNUSED_FOR = 7 * DAY;
/** Bytes are written before a record refers to them. Up to this age they may belong to a running upload. */
const UNREFERRED_FOR = HOUR / 4;
const BATCH = 500;

/**
 * Removes expired records, and bytes that no record refers to because their thread was deleted or a process died. Runs at
 * start and every hour. Several processes may sweep at the same time.
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
