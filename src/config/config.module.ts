import { type DynamicModule, Module } from '@nestjs/common';
import {
  AdminSettings,
  AnswerSettings,
  AttachmentSettings,
  DatabaseSettings,
  ModelSettings,
  RagSettings,
  ServerSettings,
  type Settings,
  TranscriptionSettings,
} from './settings.js';

@Module({})
export class ConfigModule {
  /** Provides each slice of `settings` everywhere under its own class. */
  static forRoot(settings: Settings): DynamicModule {
    const providers = [
      { provide: ServerSettings, useValue: settings.server },
      { provide: AdminSettings, useValue: settings.admin },
      { provide: DatabaseSettings, useValue: settings.database },
      { provide: AttachmentSettings, useValue: settings.attachments },
      { provide: RagSettings, useValue: settings.rag },
      { provide: ModelSettings, useValue: settings.model },
      { provide: AnswerSettings, useValue: settings.answer },
      { provide: TranscriptionSettings, useValue: settings.transcription },
    ];
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}
