import type { ThreadMetadata } from '../protocol/threads.js';

/** Notices when a responder has changed its thread in place. */
export class ThreadWatch {
  private seen: string;
  private readonly titleBefore: string | null | undefined;

  constructor(private readonly thread: ThreadMetadata) {
    this.seen = JSON.stringify(thread);
    this.titleBefore = thread.title;
  }

  /** Whether the thread differs from what it was at the last call. */
  changed(): boolean {
    const now = JSON.stringify(this.thread);
    const changed = now !== this.seen;
    this.seen = now;
    return changed;
  }

  /** A responder that leaves the title alone must not undo what the reader named the thread meanwhile. */
  adoptTitle(stored: Pick<ThreadMetadata, 'title'>): void {
    if (this.thread.title === this.titleBefore) this.thread.title = stored.title;
    this.seen = JSON.stringify(this.thread);
  }
}
