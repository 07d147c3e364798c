import { estimatedTokens, type RunUsage } from '../../threads/run-usage.js';
import type { ResponderEvent } from '../responder.js';
import { PendingItems } from './pending-items.js';

/** What an answer has produced and used so far. It is lost with the process, except for the last checkpoint. */
export class AnswerProgress {
  readonly pending = new PendingItems();
  private reported?: RunUsage;
  private isAsking = false;

  /** To be called with each event of the answer, in order. */
  follow(event: ResponderEvent): void {
    if (event.type !== 'usage') return this.pending.follow(event);
    this.reported = event.usage;
    this.isAsking = event.isAsking;
  }

  /** With the text of unfinished messages as the estimated output of a request that has not ended. */
  usage(): RunUsage | undefined {
    if (!this.reported || !this.isAsking) return this.reported;
    const text = this.pending.listWorthKeeping().flatMap((item) => ('content' in item ? item.content : []));
    const bytes = Buffer.byteLength(JSON.stringify(text));
    return { ...this.reported, output_tokens: this.reported.output_tokens + estimatedTokens(bytes) };
  }
}
