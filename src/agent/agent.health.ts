import { Injectable } from '@nestjs/common';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { ModelSettings } from '../config/settings.js';

/** Names the configured model. It never asks the model: that would cost money and count against its limits. */
@Injectable()
export class AgentHealth {
  constructor(private readonly settings: ModelSettings) {}

  check(): HealthIndicatorResult<'agent'> {
    const { model, api } = this.settings;
    return { agent: { status: 'up', model, api: model === 'extractive' ? undefined : api } };
  }
}
