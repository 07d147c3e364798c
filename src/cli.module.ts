import { Module } from '@nestjs/common';
import { CommonModule } from './common/common.module.js';
import { ProcessSettingsModule } from './config/process-settings.module.js';
import { DatabaseModule } from './database/database.module.js';
import { RagModule } from './rag/rag.module.js';
import { WorkersModule } from './workers/workers.module.js';

/** The part of the application that the commands need, without HTTP and without answers. */
@Module({ imports: [ProcessSettingsModule, CommonModule, WorkersModule, DatabaseModule, RagModule] })
export class CliModule {}

/** What an evaluation and an examination of the model server need. They use no stored index. */
@Module({ imports: [ProcessSettingsModule, CommonModule, WorkersModule] })
export class EvaluationModule {}
