import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AgentModule } from './agent/agent.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { ChatKitModule } from './chatkit/chatkit.module.js';
import { CommonModule } from './common/common.module.js';
import { ProcessSettingsModule } from './config/process-settings.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { MiddlewareModule } from './http/middleware.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RagHttpModule } from './rag/http/rag-http.module.js';
import { SiteModule } from './site/site.module.js';
import { ThreadsHttpModule } from './threads/http/threads-http.module.js';
import { WorkersModule } from './workers/workers.module.js';

/** The one list of modules. It binds the agent to ChatKit's `Responder`. */
@Module({
  imports: [
    ProcessSettingsModule,
    MiddlewareModule,
    CommonModule,
    WorkersModule,
    DatabaseModule,
    ThreadsHttpModule,
    AttachmentsModule,
    RagHttpModule,
    QuestionsModule,
    ChatKitModule.withResponder(AgentModule),
    HealthModule,
    // Last: the site answers every other GET.
    SiteModule,
  ],
  // For unknown routes, the site and errors of middleware: other controllers bind it themselves.
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class AppModule {}
