import { newId } from '../../src/common/ids.js';
import type { AssistantMessageItem } from '../../src/protocol/items.js';
import type { RunRecord, RunStore } from '../../src/threads/run-store.js';
import type { RunUsage } from '../../src/threads/run-usage.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';

export interface RunStores {
  readonly store: RunStore;
  /** The store of the threads of the runs. */
  readonly threads: ThreadStore;
}

/** When the lease of an inserted run ends. */
export const SOON = new Date('2026-01-01T00:00:15.000Z');
export const LATER = new Date('2026-01-01T00:01:00.000Z');

/** An unfinished answer in `thread_1`. */
export const MESSAGE: AssistantMessageItem = {
  id: 'msg_1',
  thread_id: 'thread_1',
  created_at: '2026-01-01T00:00:00.000Z',
  type: 'assistant_message',
  content: [{ type: 'output_text', text: 'half \u0000 an ans', annotations: [] }],
};

export const USAGE: RunUsage = {
  model: 'any-model',
  requests: 2,
  input_tokens: 1_200,
  cached_tokens: 1_000,
  output_tokens: 80,
  reasoning_tokens: 30,
  estimated: false,
};

/** An active run of Ada in `thread_1`, unless the members say otherwise. */
export function aRun(members: Partial<RunRecord> = {}): RunRecord {
  return {
    id: newId('run'),
    owner: { tenantId: 'acme', userId: 'ada' },
    threadId: 'thread_1',
    status: 'active',
    createdAt: '2026-01-01T00:00:00.000Z',
    ...members,
  };
}

export async function insertRun(store: RunStore, members: Partial<RunRecord> = {}): Promise<RunRecord> {
  const run = aRun(members);
  await store.insert(run, SOON);
  return run;
}
