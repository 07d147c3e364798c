import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AgentModule } from '../agent/agent.module.js';
import { RagModule } from '../rag/rag.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [TerminusModule, ThreadsModule, RagModule, AgentModule],
  controllers: [HealthController],
})
export class HealthModule {}
