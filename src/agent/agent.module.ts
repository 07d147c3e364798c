import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { Responder } from '../chatkit/responder.js';
import { QuestionsModule } from '../questions/questions.module.js';
import { RagModule } from '../rag/rag.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { AgentHealth } from './agent.health.js';
import { agentProviders } from './agent.providers.js';

@Module({
  imports: [TerminusModule, RagModule, ThreadsModule, AttachmentsModule, QuestionsModule],
  providers: agentProviders,
  exports: [Responder, AgentHealth],
})
export class AgentModule {}
