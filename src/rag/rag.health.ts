import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { HEALTH_CHECK_MS } from '../common/limits.js';
import { withinTime } from '../common/within-time.js';
import { type IndexBuild, sameRecipe } from './index-build.js';
import { IngestService } from './ingest/ingest.service.js';
import { ServingIndex } from './serving-index.js';
import { VectorIndex } from './vector-index.js';

const noAnswer = () => new UnavailableError('index_unavailable');

/** Ready when the store answers and contains a complete index. The embedding model is not called. */
@Injectable()
export class RagHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly index: VectorIndex,
    private readonly serving: ServingIndex,
    private readonly ingestion: IngestService,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('index');
    const { store } = this.index;
    try {
      const { build, problem } = await withinTime(HEALTH_CHECK_MS, noAnswer, (signal) => this.state(signal));
      if (build && problem === undefined)
        return indicator.up({ store, chunks: build.chunks, building: this.ingestion.building });
      return indicator.down({ store, message: this.ingestion.building ? 'being built' : problem });
    } catch {
      return indicator.down({ store, message: 'The index cannot be reached.' });
    }
  }

  private async state(signal: AbortSignal): Promise<{ build?: IndexBuild; problem?: string }> {
    const { recipe } = this.serving;
    const build = await this.index.serving(recipe, signal);
    if (!build) return { problem: 'nothing is indexed' };
    if (!sameRecipe(build, recipe))
      return {
        problem:
          'The index was built with other settings, and is built again. With INDEX_ON_START=never, run `npm run ingest`.',
      };
    const lost = await this.serving.problemOf(build, signal);
    return { build, problem: lost && `The index is incomplete: ${lost}. Run \`npm run ingest\`.` };
  }
}
