import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Hourly } from '../common/hourly.js';
import { QuestionStore } from './question-store.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Older questions are removed. */
export const KEPT_DAYS = 90;
/** The largest number of questions of a tenant; the oldest ones are removed. */
export const KEPT_QUESTIONS = 5_000;

/** Removes old and surplus questions at start and every hour. Several processes may do it at the same time. */
@Injectable()
export class QuestionSweep extends Hourly {
  constructor(
    private readonly questions: QuestionStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override sweep(): Promise<void> {
    return this.questions.prune(new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS), KEPT_QUESTIONS);
  }
}
