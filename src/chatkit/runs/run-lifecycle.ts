import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseSettings, ServerSettings } from '../../config/settings.js';
import { RunKeeper } from './run-keeper.js';
import { RunRecovery } from './run-recovery.js';
import { Runs } from './runs.js';

const FOR_EVER = new Date(8.64e15);

/** Starts keeping runs when the application is up, and lets them end before anything that they need is closed. */
@Injectable()
export class RunLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly runs: Runs,
    private readonly keeper: RunKeeper,
    private readonly recovery: RunRecovery,
    private readonly server: ServerSettings,
    private readonly database: DatabaseSettings,
  ) {}

  /** The embedded database has one process: whatever was active when it opened belongs to a process that died. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.database.url === undefined) await this.recovery.recover(FOR_EVER);
    this.keeper.start();
  }

  /** Runs before any `onApplicationShutdown`, where databases close. */
  async onModuleDestroy(): Promise<void> {
    await this.runs.drain(this.server.shutdownGraceMs);
    await this.keeper.stop();
  }
}
