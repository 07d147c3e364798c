import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Hourly } from '../common/hourly.js';
import { KEPT_DAYS, KEPT_QUESTIONS } from './limits.js';
import { QuestionStore } from './question-store.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

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
