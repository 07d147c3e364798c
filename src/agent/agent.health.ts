import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { EXTRACTIVE } from '../config/env.schema.js';
import { ModelSettings } from '../config/settings.js';

/** Names the configured model. It never sends a request to the model: that would cost money and count against its limits. */
@Injectable()
export class AgentHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly settings: ModelSettings,
  ) {}

  check(): HealthIndicatorResult<'agent'> {
    const { model, api } = this.settings;
    return this.indicators.check('agent').up({ model, ...(model !== EXTRACTIVE && { api }) });
  }
}
