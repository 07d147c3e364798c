import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseSettings, ServerSettings } from '../../config/settings.js';
import { RunKeeper } from './run-keeper.js';
import { RunRecovery } from './run-recovery.js';
import { Runs } from './runs.js';

const END_OF_TIME = new Date(8.64e15);

/** Starts the keeper when the application has started, and ends runs before the services that they need are closed. */
@Injectable()
export class RunLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly runs: Runs,
    private readonly keeper: RunKeeper,
    private readonly recovery: RunRecovery,
    private readonly server: ServerSettings,
    private readonly database: DatabaseSettings,
  ) {}

  /** Only one process opens the embedded database: runs that are active at its start belong to a process that died. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.database.url === undefined) await this.recovery.recover(END_OF_TIME);
    this.keeper.start();
  }

  /** Nest calls this before every `onApplicationShutdown`, which closes the databases. */
  async onModuleDestroy(): Promise<void> {
    await this.runs.drain(this.server.shutdownGraceMs);
    await this.keeper.stop();
  }
}
