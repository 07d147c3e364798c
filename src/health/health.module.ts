import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AgentModule } from '../agent/agent.module.js';
import { RagModule } from '../rag/rag.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { HealthController } from './http/health.controller.js';

@Module({})
export class HealthModule {
  /** @param chatKit the same instance of `ChatKitModule` as in the application: another one would have its own runs. */
  static of(chatKit: DynamicModule): DynamicModule {
    return {
      module: HealthModule,
      // A failed check is a normal response, so Terminus must not log it as an error.
      imports: [TerminusModule.forRoot({ logger: false }), chatKit, ThreadsModule, RagModule, AgentModule],
      controllers: [HealthController],
    };
  }
}
