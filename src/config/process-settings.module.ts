import { Module } from '@nestjs/common';
import { EnvironmentModule } from './environment.module.js';
import { SettingsModule } from './settings.module.js';

/** The settings of this process, for commands that need no other module of the application. */
@Module({ imports: [EnvironmentModule, SettingsModule] })
export class ProcessSettingsModule {}
