import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { HEALTH_CHECK_MS } from '../common/limits.js';
import { DatabaseProbe } from '../database/database-probe.js';

/** Reports whether the database of the threads answers. */
@Injectable()
export class ThreadsHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly database: DatabaseProbe,
  ) {}

  async check(): Promise<HealthIndicatorResult<'database'>> {
    return this.indicators
      .check('database')
      .attempt(() => this.database.ping())
      .withTimeout(HEALTH_CHECK_MS);
  }
}
