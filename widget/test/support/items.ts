const TIME = '2026-11-20T10:00:00.000Z';

export const assistantItem = (id: string, threadId: string, text: string | null, annotations: unknown[] = []) => ({
  id,
  thread_id: threadId,
  created_at: TIME,
  type: 'assistant_message',
  content: text === null ? [] : [{ type: 'output_text', text, annotations }],
});

export const userItem = (id: string, threadId: string, text: string, more: Record<string, unknown> = {}) => ({
  id,
  thread_id: threadId,
  created_at: TIME,
  type: 'user_message',
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
  ...more,
});

export const widgetItem = (id: string, threadId: string, widget: unknown) => ({
  id,
  thread_id: threadId,
  created_at: TIME,
  type: 'widget',
  widget,
});

export const threadOf = (id: string, title: string | null = null, items: unknown[] = [], hasMore = false) => ({
  id,
  ...(title === null ? {} : { title }),
  created_at: TIME,
  status: { type: 'active' },
  metadata: {},
  items: { data: items, has_more: hasMore },
});

export const citation = (index: number, title: string, url: string, description = '') => ({
  type: 'annotation',
  index,
  source: { type: 'url', title, url, description, group: 'Chapter 2' },
});
