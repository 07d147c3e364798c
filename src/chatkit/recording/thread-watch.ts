import type { ThreadMetadata } from '../../protocol/threads.js';

/** Notices when a responder has changed its thread in place. */
export class ThreadWatch {
  private seen: string;
  private title: string | undefined;

  constructor(private readonly thread: ThreadMetadata) {
    this.seen = JSON.stringify(thread);
    this.title = thread.title ?? undefined;
  }

  /** Whether the thread differs from what it was when its change was taken. */
  hasChanged(): boolean {
    return JSON.stringify(this.thread) !== this.seen;
  }

  takeChange(): boolean {
    const now = JSON.stringify(this.thread);
    const changed = now !== this.seen;
    this.seen = now;
    return changed;
  }

  /** The title that was stored when it was last looked at. What the reader named the thread since must not be undone. */
  get titleBefore(): string | undefined {
    return this.title;
  }

  adoptTitle(stored: string | undefined): void {
    this.title = stored;
    if (this.thread.title !== stored) this.thread.title = stored;
    this.seen = JSON.stringify(this.thread);
  }
}
