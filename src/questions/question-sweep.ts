import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { QuestionStore } from './question-store.js';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
export const KEPT_DAYS = 90;
/** Of each tenant. */
export const KEPT_QUESTIONS = 5_000;

/** Removes questions that are too old or too many, at start and every hour. Several processes may sweep at once. */
@Injectable()
export class QuestionSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(QuestionSweep.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly questions: QuestionStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), HOUR).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  sweep(): Promise<void> {
    return this.questions.prune(new Date(this.clock.now().getTime() - KEPT_DAYS * DAY), KEPT_QUESTIONS);
  }

  private start(): void {
    this.running = this.running
      .then(() => this.sweep())
      .catch((error: unknown) => this.logger.warn(`Sweeping questions failed; the next try is in an hour: ${String(error)}`));
  }
}
