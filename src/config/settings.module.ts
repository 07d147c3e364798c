import { Global, Module, type Provider, type Type } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration, Env } from './env.schema.js';
import {
  AdminSettings,
  AnswerSettings,
  AttachmentSettings,
  AuthSettings,
  DatabaseSettings,
  ModelSettings,
  RagSettings,
  ServerSettings,
  TranscriptionSettings,
} from './settings.js';

const settings = [
  ServerSettings,
  AdminSettings,
  AuthSettings,
  DatabaseSettings,
  AttachmentSettings,
  RagSettings,
  ModelSettings,
  AnswerSettings,
  TranscriptionSettings,
].map(provideSettings);

/** Provides all settings classes globally. Only this module uses `ConfigService`; other code injects a settings class. */
@Global()
@Module({ providers: settings, exports: settings })
export class SettingsModule {}

function provideSettings(slice: Type<object> & { from(env: Env): object }): Provider {
  return {
    provide: slice,
    inject: [ConfigService],
    useFactory: (config: ConfigService<Configuration, true>) => slice.from(config.get('env', { infer: true })),
  };
}
