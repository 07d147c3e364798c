const input = (text: string) => ({ content: [{ type: 'input_text', text }], attachments: [], inference_options: {} });

/** ChatKit requests as a client sends them. */
export const createThread = (text: string, metadata: object = {}) => ({
  type: 'threads.create',
  params: { input: input(text) },
  metadata,
});
export const addMessage = (threadId: string, text: string, metadata: object = {}) => ({
  type: 'threads.add_user_message',
  params: { thread_id: threadId, input: input(text) },
  metadata,
});
export const getThread = (threadId: string) => ({ type: 'threads.get_by_id', params: { thread_id: threadId } });
export const listItems = (threadId: string) => ({
  type: 'items.list',
  params: { thread_id: threadId, order: 'asc', limit: 100 },
});
