import { type DynamicModule, Module } from '@nestjs/common';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { RagModule } from './rag/rag.module.js';

/** What the commands need: no HTTP, no answers. */
@Module({})
export class CliModule {
  static forRoot(settings: Settings): DynamicModule {
    return { module: CliModule, imports: [CommonModule, ConfigModule.forRoot(settings), DatabaseModule, RagModule] };
  }
}
