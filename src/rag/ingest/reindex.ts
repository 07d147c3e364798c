import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { RagSettings } from '../../config/settings.js';
import { IngestService } from './ingest.service.js';
import type { IngestSummary } from './ingest-summary.js';

/** Updates the index from the content folder while the server is running. Continues when the caller disconnects. */
@Injectable()
export class Reindex implements OnModuleDestroy {
  private readonly stop = new AbortController();

  constructor(
    private readonly ingestion: IngestService,
    private readonly settings: RagSettings,
  ) {}

  /** @throws ConflictError while another run is indexing, UnavailableError without a content folder or when the server shuts down. */
  async run(): Promise<IngestSummary> {
    const { signal } = this.stop;
    try {
      return await this.ingestion.ingest(this.settings.contentDir, { signal });
    } catch (error) {
      if (signal.aborted) throw new UnavailableError('server_stopping', undefined, error);
      if (error instanceof NotFoundError) throw new UnavailableError('content_missing', undefined, error);
      throw error;
    }
  }

  /** The next run continues where this one was aborted. */
  onModuleDestroy(): void {
    this.stop.abort(new Error('The server is shutting down.'));
  }
}
