import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Hourly } from '../common/hourly.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { AttachmentRecords } from './attachment-records.js';
import { SWEPT_AT_ONCE, UNFINISHED_MS, UNREFERRED_MS, UNUSED_MS } from './limits.js';

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
      unfinished: new Date(now - UNFINISHED_MS),
      unused: new Date(now - UNUSED_MS),
    });
    let batch: string[] = [];
    for await (const { key, changedAt } of this.bytes.list()) {
      if (changedAt.getTime() > now - UNREFERRED_MS) continue;
      batch.push(key);
      if (batch.length < SWEPT_AT_ONCE) continue;
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
