import { copyJson } from '../../common/copy-json.js';
import type { ThreadMetadata } from '../../protocol/threads.js';

/** Detects that a responder has changed its thread in place. */
export class ThreadWatch {
  private seen: ThreadMetadata;
  private title: string | undefined;

  constructor(private readonly thread: ThreadMetadata) {
    this.seen = copyJson(thread);
    this.title = thread.title ?? undefined;
  }

  /** Whether the thread has changed since the last `takeChange`. Called after every batch, so it must be fast. */
  hasChanged(): boolean {
    return !isSame(this.thread, this.seen);
  }

  takeChange(): boolean {
    const changed = this.hasChanged();
    if (changed) this.seen = copyJson(this.thread);
    return changed;
  }

  /** The last known stored title. If the stored title differs now, the reader has changed it and it must be kept. */
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
