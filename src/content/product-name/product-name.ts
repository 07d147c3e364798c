import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { RagSettings } from '../../config/settings.js';
import { BULK_LANE } from '../../workers/limits.js';
import type { WorkerTask } from '../../workers/worker-task.js';
import { Workers } from '../../workers/workers.js';
import { NAME_KEPT_MS, NAME_WAIT_MS } from '../limits.js';
import { humanize } from '../page-path.js';
import type { CorpusTitleInput } from './corpus-title.task.js';
import { nameIn } from './name-in.js';

const CORPUS_TITLE: WorkerTask<CorpusTitleInput, string> = {
  module: new URL('./corpus-title.task.js', import.meta.url),
  load: () => import('./corpus-title.task.js'),
  lane: BULK_LANE,
};

/** What the assistant calls the documentation where nothing says its name. */
export const UNNAMED: Pick<ProductName, 'current'> = { current: () => Promise.resolve('this documentation') };

/** What the assistant calls the documentation: `PRODUCT_NAME`, else the title of the corpus. */
@Injectable()
export class ProductName {
  private readonly logger = new Logger(ProductName.name);
  private readAt = Number.NEGATIVE_INFINITY;
  private reading?: Promise<void>;
  private title?: string;

  constructor(
    private readonly settings: RagSettings,
    private readonly workers: Workers,
    private readonly clock: Clock,
  ) {}

  /** The name of the folder stands for a title that is not known yet: an answer does not wait long for it. */
  async current(): Promise<string> {
    const { reading, contentDir } = this.settings;
    if (reading.productName !== undefined) return reading.productName;
    const now = this.clock.now().getTime();
    if (now - this.readAt >= NAME_KEPT_MS) {
      this.readAt = now;
      this.reading = this.read();
    }
    if (this.title === undefined)
      await Promise.race([this.reading, setTimeout(NAME_WAIT_MS, undefined, { ref: false })]);
    return this.title ?? humanize(basename(contentDir));
  }

  private async read(): Promise<void> {
    const { contentDir: folder, reading } = this.settings;
    try {
      this.title = nameIn(await this.workers.run(CORPUS_TITLE, { folder, reading })) || undefined;
    } catch (error) {
      this.logger.debug(`The title of the documentation cannot be read: ${String(error)}`);
    }
  }
}
