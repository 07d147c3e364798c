import { setTimeout } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { messageWithCause } from '../../common/errors/cause-of.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { FIRST_INDEX, retry } from '../../common/retry.js';
import { RagSettings } from '../../config/settings.js';
import { type IndexBuild, sameRecipe } from '../index-build.js';
import { describeMismatch } from '../index-mismatch.js';
import { ServingIndex } from '../serving-index.js';
import { VectorIndex } from '../vector-index.js';
import { IngestService } from './ingest.service.js';
import { describeSummary, faultsIn, type IngestProgress, type IngestSummary } from './ingest-summary.js';

/** Takes a line for the log. `warn` is for what an operator has to look at. */
export type Report = (line: string, level?: 'log' | 'warn') => void;

/**
 * Creates an index when a server starts and there is none, or when its database has lost a part of it. An index of another
 * model or chunker is built again while the server already answers. What passes, such as a database that is unavailable or
 * another process that indexes, is tried again meanwhile too.
 */
@Injectable()
export class InitialIndex implements OnModuleDestroy {
  private readonly stop = new AbortController();
  private retrying = Promise.resolve();
  private waitsForOther = false;

  constructor(
    private readonly index: VectorIndex,
    private readonly serving: ServingIndex,
    private readonly ingestion: IngestService,
    private readonly settings: RagSettings,
  ) {}

  /** Ends when the index is complete, or when no further attempt can help. */
  get settled(): Promise<void> {
    return this.retrying;
  }

  /**
   * Indexes the content folder if there is no complete index of our recipe. Ends after the first attempt, which is made in
   * the background if there is an index of another recipe: see `settled`. Passes lines for the log to
   * `report`, also those of later attempts.
   * @returns whether a complete index was there before.
   * @throws AppError for a fault that does not pass, such as a wrong key.
   */
  async ensure(report: Report): Promise<boolean> {
    try {
      const current = await this.index.serving(this.serving.recipe);
      if (!current || sameRecipe(current, this.serving.recipe)) return await this.attempt(report);
      this.retrying = this.tryAgain(report);
      return false;
    } catch (error) {
      if (this.stop.signal.aborted) return false;
      if (!FIRST_INDEX.isTemporary(error)) throw error;
      this.explain(error, report);
      this.retrying = this.tryAgain(report);
      return false;
    }
  }

  onModuleDestroy(): void {
    this.stop.abort(new Error('The server is shutting down.'));
  }

  private async tryAgain(report: Report): Promise<void> {
    const { signal } = this.stop;
    const attempt = async () => {
      try {
        await this.index.prepare();
        await this.attempt(report);
      } catch (error) {
        if (!signal.aborted && FIRST_INDEX.isTemporary(error)) this.explain(error, report);
        throw error;
      }
    };
    try {
      await setTimeout(FIRST_INDEX.firstPauseMs, undefined, { signal });
      await retry(attempt, FIRST_INDEX, signal);
    } catch (error) {
      if (!signal.aborted) report(`The index was not built: ${messageWithCause(error)}`, 'warn');
    }
  }

  /** @returns whether a complete index was there before. */
  private async attempt(report: Report): Promise<boolean> {
    const { recipe } = this.serving;
    const current = await this.index.serving(recipe);
    const isOurs = current && sameRecipe(current, recipe);
    if (isOurs && (await this.serving.problemOf(current)) === undefined) {
      if (this.waitsForOther) report(`The index is complete: ${current.pages} pages, ${current.chunks} chunks.`);
      return true;
    }
    await this.build(`${this.reasonFor(current)}: indexing`, report);
    return false;
  }

  private reasonFor(current: IndexBuild | undefined): string {
    const { recipe } = this.serving;
    if (!current) return 'Nothing is indexed yet';
    if (sameRecipe(current, recipe)) return 'The index is incomplete';
    return `${describeMismatch(current, recipe)} It is built again while the server answers`;
  }

  private async build(reason: string, report: Report): Promise<void> {
    const { contentDir } = this.settings;
    if (!this.waitsForOther) report(`${reason} ${contentDir}.`);
    const options = { onProgress: everyTenth(report), signal: this.stop.signal };
    try {
      this.describe(await this.ingestion.ingest(contentDir, options), report);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      report(`There is no folder ${contentDir}. Set CONTENT_DIR, or run \`npm run ingest -- <folder>\`.`, 'warn');
    }
  }

  private explain(error: unknown, report: Report): void {
    if (!(error instanceof AppError) || error.code !== 'index_building')
      return report(`The index cannot be used yet; the server tries again. ${messageWithCause(error)}`, 'warn');
    if (this.waitsForOther) return;
    this.waitsForOther = true;
    report('Another process is building the index. This server searches it as soon as it is complete.');
  }

  private describe(summary: IngestSummary, report: Report): void {
    for (const { path, reason } of faultsIn(summary.problems)) report(`Skipped ${path}: ${reason}.`);
    report(`Indexed ${describeSummary(summary)}.`);
  }
}

/** Reports a line after every tenth of the work. */
function everyTenth(report: Report): (progress: IngestProgress) => void {
  let reported = 0;
  return ({ done, total }) => {
    const tenths = Math.floor((done * 10) / total);
    if (tenths <= reported) return;
    reported = tenths;
    report(`Indexed ${done} of ${total} sections.`);
  };
}
