import { copyJson } from '../../common/copy-json.js';
import type { ThreadMetadata } from '../../protocol/threads.js';

/** Notices when a responder has changed its thread in place. */
export class ThreadWatch {
  private seen: ThreadMetadata;
  private title: string | undefined;

  constructor(private readonly thread: ThreadMetadata) {
    this.seen = copyJson(thread);
    this.title = thread.title ?? undefined;
  }

  /** Whether the thread differs from what it was at the last `takeChange`. Compares values: this is asked after every batch. */
  hasChanged(): boolean {
    return !isSame(this.thread, this.seen);
  }

  takeChange(): boolean {
    const changed = this.hasChanged();
    if (changed) this.seen = copyJson(this.thread);
    return changed;
  }

  /** The stored title as last known. A title that the reader has set since must not be overwritten. */
  get titleBefore(): string | undefined {
    return this.title;
  }

  adoptTitle(stored: string | undefined): void {
    this.title = stored;
    if (this.thread.title !== stored) this.thread.title = stored;
    this.seen = copyJson(this.thread);
  }
}

/** Whether two JSON values are equal; a member that is undefined counts as absent. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Record<string, unknown>;
  const right = other as Record<string, unknown>;
  for (const key in left) if (!isSame(left[key], right[key])) return false;
  for (const key in right) if (left[key] === undefined) return false;
  return true;
}
