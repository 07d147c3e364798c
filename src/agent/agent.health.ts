import type { HealthIndicatorResult } from '@nestjs/terminus';
import type { ModelSettings } from '../config/settings.js';

/** Names the configured model. It never asks the model: that would cost money and count against its limits. */
export class AgentHealth {
  constructor(private readonly settings: ModelSettings) {}

  check(): HealthIndicatorResult<'agent'> {
    const { model, api } = this.settings;
    return { agent: { status: 'up', model, api: model === 'extractive' ? undefined : api } };
  }
}
