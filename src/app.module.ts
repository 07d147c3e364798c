import { Module } from '@nestjs/common';
import { AgentModule } from './agent/agent.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { ChatKitModule } from './chatkit/chatkit.module.js';
import { CommonModule } from './common/common.module.js';
import { ProcessSettingsModule } from './config/process-settings.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RagModule } from './rag/rag.module.js';
import { SiteModule } from './site/site.module.js';
import { ThreadsModule } from './threads/threads.module.js';

const chatKit = ChatKitModule.withResponder(AgentModule);

/** The one list of modules. It binds the agent to ChatKit's `Responder`. */
@Module({
  imports: [
    ProcessSettingsModule,
    CommonModule,
    DatabaseModule,
    ThreadsModule,
    AttachmentsModule,
    RagModule,
    QuestionsModule,
    chatKit,
    HealthModule.of(chatKit),
    // Last: the site answers every other GET.
    SiteModule,
  ],
})
export class AppModule {}
