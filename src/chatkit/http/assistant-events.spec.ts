import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { Task } from '../../protocol/workflows.js';
import { toNamedEvent } from './assistant-events.js';

const item = {
  id: 'msg_1',
  thread_id: 'thread_1',
  created_at: '2026-01-01T00:00:00.000Z',
  type: 'assistant_message' as const,
  content: [{ type: 'output_text' as const, text: 'Hi', annotations: [] }],
};
const thread = {
  id: 'thread_1',
  created_at: item.created_at,
  status: { type: 'active' as const },
  metadata: {},
  items: { data: [], has_more: false },
};
const annotation = { type: 'annotation' as const, source: { type: 'url' as const, title: 'T', url: '/t' }, index: 2 };

const SEARCHING = {
  type: 'web_search' as const,
  title: 'Searching',
  queries: ['q'],
  sources: [],
  status_indicator: 'loading' as const,
};

describe('toNamedEvent', () => {
  it.each<[string, ThreadStreamEvent, object]>([
    ['thread.created', { type: 'thread.created', thread }, { id: 'thread_1', title: null, metadata: {} }],
    [
      'item.created',
      { type: 'thread.item.added', item: { ...item, content: [] } },
      { id: 'msg_1', type: 'message', role: 'assistant', content: [] },
    ],
    [
      'item.delta',
      {
        type: 'thread.item.updated',
        item_id: 'msg_1',
        update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'Hi' },
      },
      { id: 'msg_1', delta: { type: 'output_text', text: 'Hi' } },
    ],
    [
      'item.annotation',
      {
        type: 'thread.item.updated',
        item_id: 'msg_1',
        update: {
          type: 'assistant_message.content_part.annotation_added',
          content_index: 0,
          annotation_index: 0,
          annotation,
        },
      },
      { id: 'msg_1', annotation },
    ],
    [
      'item.done',
      { type: 'thread.item.done', item },
      { id: 'msg_1', type: 'message', role: 'assistant', content: item.content },
    ],
    ['progress', { type: 'progress_update', text: 'Searching' }, { text: 'Searching' }],
    [
      'progress',
      {
        type: 'thread.item.added',
        item: { ...item, type: 'workflow', workflow: { type: 'custom', tasks: [SEARCHING], expanded: false } },
      },
      { text: 'Searching' },
    ],
    [
      'progress',
      {
        type: 'thread.item.updated',
        item_id: 'wf_1',
        update: { type: 'workflow.task.added', task: SEARCHING, task_index: 1 },
      },
      { text: 'Searching' },
    ],
    [
      'error',
      { type: 'error', code: 'stream.error', allow_retry: true },
      { code: 'stream.error', message: expect.any(String), allow_retry: true },
    ],
  ])('toNamedEvent translates an event to %s', (name, event, data) => {
    expect(toNamedEvent(event)).toEqual({ name, data });
  });

  it('toNamedEvent returns undefined for a task that is done or has no title', () => {
    const update = (task: Task) =>
      toNamedEvent({
        type: 'thread.item.updated',
        item_id: 'wf_1',
        update: { type: 'workflow.task.updated', task, task_index: 0 },
      });

    expect(update({ ...SEARCHING, status_indicator: 'complete' })).toBeUndefined();
    expect(update({ type: 'thought', content: 'Hm', status_indicator: 'loading' })).toBeUndefined();
  });

  it("toNamedEvent returns undefined for the user's own message", () => {
    const own = { ...item, type: 'user_message' as const, content: [], attachments: [], inference_options: {} };

    expect(toNamedEvent({ type: 'thread.item.done', item: own })).toBeUndefined();
  });
});
