import { type DynamicModule, Module } from '@nestjs/common';
import { AgentModule } from './agent/agent.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { ChatKitModule } from './chatkit/chatkit.module.js';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RagModule } from './rag/rag.module.js';
import { SiteModule } from './site/site.module.js';
import { ThreadsModule } from './threads/threads.module.js';

/** The one list of modules. It binds the agent to ChatKit's `Responder`. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    const chatKit = ChatKitModule.withResponder(AgentModule);
    return {
      module: AppModule,
      imports: [
        CommonModule,
        ConfigModule.forRoot(settings),
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
    };
  }
}
