import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { Runs } from './runs/runs.js';

/** Reports down while the server shuts down, because it then rejects new messages. */
@Injectable()
export class ChatKitHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly runs: Runs,
  ) {}

  check(): HealthIndicatorResult<'answers'> {
    const indicator = this.indicators.check('answers');
    const running = this.runs.list().length;
    return this.runs.isDraining() ? indicator.down({ message: 'shutting down', running }) : indicator.up({ running });
  }
}
