import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AgentModule } from '../agent/agent.module.js';
import { RagModule } from '../rag/rag.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { HealthController } from './http/health.controller.js';

/** `ChatKitModule` is global and provides its indicator by itself. */
@Module({
  // A failed check is a normal response, so Terminus must not log it as an error.
  imports: [TerminusModule.forRoot({ logger: false }), ThreadsModule, RagModule, AgentModule],
  controllers: [HealthController],
})
export class HealthModule {}
