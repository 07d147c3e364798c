import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { RagSettings } from '../../config/settings.js';
import { assertSameRecipe } from '../index-mismatch.js';
import { ServingIndex } from '../serving-index.js';
import { VectorIndex } from '../vector-index.js';
import { IngestService } from './ingest.service.js';
import { describeSummary, type IngestProgress, type IngestSummary } from './ingest-summary.js';

/** Creates an index at start if there is none, or if its database has lost a part of it. */
@Injectable()
export class InitialIndex {
  constructor(
    private readonly index: VectorIndex,
    private readonly serving: ServingIndex,
    private readonly ingestion: IngestService,
    private readonly settings: RagSettings,
  ) {}

  /**
   * Indexes the content folder if there is no complete index. Passes lines for the log to `report`.
   * @throws AppError when this server cannot search the existing index; the message names the command that repairs it.
   */
  async ensure(report: (line: string) => void): Promise<void> {
    const current = await this.index.serving(this.serving.recipe);
    if (current) assertSameRecipe(current, this.serving.recipe);
    if (current && (await this.serving.problemOf(current)) === undefined) return;
    const { contentDir } = this.settings;
    report(`${current ? 'The index is incomplete' : 'Nothing is indexed yet'}: indexing ${contentDir}.`);
    try {
      this.describe(await this.ingestion.ingest(contentDir, { onProgress: everyTenth(report) }), report);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      report(`There is no folder ${contentDir}. Set CONTENT_DIR, or run \`npm run ingest -- <folder>\`.`);
    }
  }

  private describe(summary: IngestSummary, report: (line: string) => void): void {
    for (const { path, reason } of summary.problems) report(`Skipped ${path}: ${reason}.`);
    report(`Indexed ${describeSummary(summary)}.`);
  }
}

/** Reports a line after every tenth of the work. */
function everyTenth(report: (line: string) => void): (progress: IngestProgress) => void {
  let reported = 0;
  return ({ done, total }) => {
    const tenths = Math.floor((done * 10) / total);
    if (tenths === reported) return;
    reported = tenths;
    report(`Indexed ${done} of ${total} sections.`);
  };
}
