import { realpath } from 'node:fs/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { messageWithCause } from '../../common/errors/cause-of.js';
import { RagSettings } from '../../config/settings.js';
import { sameRecipe } from '../index-build.js';
import { ServingIndex } from '../serving-index.js';
import { VectorIndex } from '../vector-index.js';
import { IngestService } from './ingest.service.js';
import { describeSummary, faultsIn } from './ingest-summary.js';
import { InitialIndex, type Report } from './initial-index.js';

/**
 * Prepares the index when a server starts. `INDEX_ON_START=auto`: an empty index is filled, and an index that exists is
 * brought up to date with the changed files in the background, while searches use the old state. `never`: nothing is indexed.
 */
@Injectable()
export class StartUpdate implements OnModuleDestroy {
  private readonly stop = new AbortController();
  private updating = Promise.resolve();

  constructor(
    private readonly index: VectorIndex,
    private readonly serving: ServingIndex,
    private readonly ingestion: IngestService,
    private readonly initial: InitialIndex,
    private readonly settings: RagSettings,
  ) {}

  /** Ends when the update in the background has ended. It is never rejected. */
  get settled(): Promise<void> {
    return this.updating;
  }

  /**
   * Fills an empty index; ends after the first attempt. Passes lines for the log to `report`.
   * @returns a function that begins the update. Call it when the server is ready, so that it does not delay the start.
   * @throws AppError for a fault of the first indexing that does not pass, such as a wrong key.
   */
  async prepare(report: Report): Promise<() => void> {
    if (this.settings.indexOnStart === 'never') {
      report(
        'The index is not updated at start (INDEX_ON_START=never). Run `npm run ingest` after changes of the pages.',
      );
      await this.warnOfOtherFolder(report);
      return () => undefined;
    }
    const isComplete = await this.initial.ensure(report);
    return () => {
      if (isComplete) this.updating = this.update(report);
    };
  }

  onModuleDestroy(): void {
    this.stop.abort(new Error('The server is shutting down.'));
  }

  /** Searches would find the pages of that folder, and the site shows those of this one. */
  private async warnOfOtherFolder(report: Report): Promise<void> {
    const { contentDir } = this.settings;
    const current = await this.index.serving(this.serving.recipe).catch(() => undefined);
    const folder = await realpath(contentDir).catch(() => contentDir);
    if (!current?.folder || current.folder === folder) return;
    const remedy = `To index CONTENT_DIR, run \`npm run ingest -- --force\`.`;
    report(`The index was made of ${current.folder}, but CONTENT_DIR is ${folder}. ${remedy}`, 'warn');
  }

  private async update(report: Report): Promise<void> {
    const { signal } = this.stop;
    try {
      const current = await this.index.serving(this.serving.recipe);
      if (!current || !sameRecipe(current, this.serving.recipe)) return;
      const summary = await this.ingestion.ingest(this.settings.contentDir, { signal });
      for (const { path, reason } of faultsIn(summary.problems)) report(`Skipped ${path}: ${reason}.`);
      const { added, updated, removed, changedPages } = summary;
      if (added + updated + removed > 0)
        report(`Updated the index: ${describeSummary(summary)}; pages with new or changed text: ${changedPages}.`);
    } catch (error) {
      if (!signal.aborted) explain(error, report);
    }
  }
}

function explain(error: unknown, report: Report): void {
  if (error instanceof AppError && error.code === 'index_building')
    return report('Another process is updating the index, so this server does not.');
  if (error instanceof AppError && error.code === 'content_differs')
    return report(`Searches use the old index. ${error.message}`, 'warn');
  const remedy = 'Searches use the old index. Correct the cause, then restart the server or call POST /rag/index.';
  report(`The index was not updated: ${messageWithCause(error)} ${remedy}`, 'warn');
}
