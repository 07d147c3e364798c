import { Module } from '@nestjs/common';
import { EnvironmentModule } from './environment.module.js';
import { SettingsModule } from './settings.module.js';

/** The settings of this process. It is enough by itself for a command that needs nothing else of the application. */
@Module({ imports: [EnvironmentModule, SettingsModule] })
export class ProcessSettingsModule {}
