import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { DatabaseProbe } from '../database/database-probe.js';

/** Longer than an index build holds the single connection of the embedded database between two batches. */
const PATIENCE = 3_000;

/** Whether threads can be read and written. */
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
      .withTimeout(PATIENCE);
  }
}
