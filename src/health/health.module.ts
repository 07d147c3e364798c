import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AgentModule } from '../agent/agent.module.js';
import { RagModule } from '../rag/rag.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { HealthController } from './http/health.controller.js';

@Module({})
export class HealthModule {
  /** @param chatKit the module of the server whose readiness is asked. */
  static of(chatKit: DynamicModule): DynamicModule {
    return {
      module: HealthModule,
      // A failed check is an answer, not a fault: who asks decides whether to log it.
      imports: [TerminusModule.forRoot({ logger: false }), chatKit, ThreadsModule, RagModule, AgentModule],
      controllers: [HealthController],
    };
  }
}
