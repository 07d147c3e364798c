import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

const HOUR_MS = 60 * 60 * 1_000;

/** Runs `sweep` at start and every hour, never twice at the same time in one process. A failed sweep is only logged. */
export abstract class Hourly implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(this.constructor.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  /** Several processes may run it at the same time. */
  abstract sweep(): Promise<void>;

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), HOUR_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private start(): void {
    this.running = this.running
      .then(() => this.sweep())
      .catch((error: unknown) =>
        this.logger.warn(`The hourly sweep failed and runs again in an hour: ${String(error)}`),
      );
  }
}
