import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { HEALTH_CHECK_MS } from '../common/limits.js';
import { withinTime } from '../common/within-time.js';
import { IngestService } from './ingest/ingest.service.js';
import { VectorIndex } from './vector-index.js';

const noAnswer = () => new UnavailableError('index_unavailable');

/** Ready when the store answers and contains a complete index. The embedding model is not called. */
@Injectable()
export class RagHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly index: VectorIndex,
    private readonly ingestion: IngestService,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('index');
    const { store } = this.index;
    try {
      const build = await withinTime(HEALTH_CHECK_MS, noAnswer, () => this.index.serving());
      if (build) return indicator.up({ store, chunks: build.chunks, building: this.ingestion.building });
      return indicator.down({ store, message: this.ingestion.building ? 'being built' : 'nothing is indexed' });
    } catch {
      return indicator.down({ store, message: 'The index cannot be reached.' });
    }
  }
}
