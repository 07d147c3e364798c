import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { TranscriptionModule } from '../transcription/transcription.module.js';
import { ChatKitHealth } from './chatkit.health.js';
import { chatKitProviders } from './chatkit.providers.js';
import { ChatKitServer } from './chatkit.server.js';
import { AssistantController } from './http/assistant.controller.js';
import { ProtocolController } from './http/protocol.controller.js';
import { RunsController } from './http/runs.controller.js';

@Module({})
export class ChatKitModule {
  /**
   * Global, because an application has one ChatKit server: others inject `ChatKitServer` without this object.
   * @param responder a module that provides and exports `Responder`, which produces the answers.
   */
  static withResponder(responder: NonNullable<ModuleMetadata['imports']>[number]): DynamicModule {
    return {
      module: ChatKitModule,
      global: true,
      imports: [TerminusModule, ThreadsModule, AttachmentsModule, TranscriptionModule, responder],
      controllers: [ProtocolController, AssistantController, RunsController],
      providers: chatKitProviders,
      exports: [ChatKitServer, ChatKitHealth],
    };
  }
}
