import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { DatabaseProbe } from '../database/database-probe.js';

/** Longer than a batch of an index build, which holds the single connection of the embedded database. */
const TIMEOUT_MS = 3_000;

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
      .withTimeout(TIMEOUT_MS);
  }
}
