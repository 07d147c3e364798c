import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Hourly } from '../common/hourly.js';
import { QuestionStore } from './question-store.js';

const DAY = 24 * 60 * 60 * 1_000;
export const KEPT_DAYS = 90;
/** Of each tenant. */
export const KEPT_QUESTIONS = 5_000;

/** Removes questions that are too old or too many, at start and every hour. Several processes may sweep at once. */
@Injectable()
export class QuestionSweep extends Hourly {
  constructor(
    private readonly questions: QuestionStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override sweep(): Promise<void> {
    return this.questions.prune(new Date(this.clock.now().getTime() - KEPT_DAYS * DAY), KEPT_QUESTIONS);
  }
}
