import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

const HOUR = 60 * 60 * 1_000;

/** Work that is done at start and every hour, never twice at a time in one process. One that fails is left to the next. */
export abstract class Hourly implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(this.constructor.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  /** Several processes may do it at once. */
  abstract sweep(): Promise<void>;

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), HOUR).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private start(): void {
    this.running = this.running
      .then(() => this.sweep())
      .catch((error: unknown) =>
        this.logger.warn(`The hourly sweep failed; the next try is in an hour: ${String(error)}`),
      );
  }
}
