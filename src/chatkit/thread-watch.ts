import type { ThreadMetadata } from '../protocol/threads.js';

/** Notices when a responder has changed its thread in place. */
export class ThreadWatch {
  private seen: string;

  constructor(private readonly thread: ThreadMetadata) {
    this.seen = JSON.stringify(thread);
  }

  /** Whether the thread differs from what it was at the last call. */
  changed(): boolean {
    const now = JSON.stringify(this.thread);
    const changed = now !== this.seen;
    this.seen = now;
    return changed;
  }
}
