import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { Runs } from './runs/runs.js';

/** Whether the server takes new questions; while it goes down it does not, and the orchestrator should look elsewhere. */
@Injectable()
export class ChatKitHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly runs: Runs,
  ) {}

  check(): HealthIndicatorResult<'answers'> {
    const indicator = this.indicators.check('answers');
    const running = this.runs.list().length;
    return this.runs.isDraining() ? indicator.down({ message: 'going down', running }) : indicator.up({ running });
  }
}
