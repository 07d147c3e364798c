import {
  ScriptedAttachments,
  ScriptedFeedback,
  ScriptedTranscriber,
} from '../../test/conformance/support/scripted-ports.js';
import { buildServer } from '../../test/support/build-server.js';
import { addMessage } from '../../test/support/requests.js';
import { ScriptedAnswers } from '../../test/support/scripted-answers.js';
import { LOCAL_IDENTITY } from '../auth/identity.js';
import type { ClientToolCallItem } from '../protocol/items.js';
import { MemoryThreadStore } from '../testing/memory.thread-store.js';

const call: ClientToolCallItem = {
  id: 'tc_1',
  thread_id: 'thread_1',
  created_at: '2026-01-01T00:00:00.000Z',
  type: 'client_tool_call',
  status: 'pending',
  call_id: 'call_1',
  name: 'get_selection',
  arguments: {},
};

describe('A pending client tool call', () => {
  it('a pending client tool call is completed with an error by the next user message', async () => {
    const store = new MemoryThreadStore();
    const thread = { id: 'thread_1', created_at: call.created_at, status: { type: 'active' as const }, metadata: {} };
    await store.addThread(LOCAL_IDENTITY, thread, [{ item: call }]);
    const { server, runs } = buildServer({
      store,
      responder: new ScriptedAnswers(),
      attachments: new ScriptedAttachments([]),
      feedback: new ScriptedFeedback([]),
      transcriber: new ScriptedTranscriber([]),
    });

    const reply = await server.process(addMessage('thread_1', 'Never mind'), {
      identity: LOCAL_IDENTITY,
      requestId: 'req_1',
    });
    if (reply.kind === 'run') await runs.ended(reply.run.id);

    const { data } = await store.listItems(LOCAL_IDENTITY, 'thread_1', { limit: 10, order: 'asc' });
    expect(data.map(({ type }) => type)).toEqual(['client_tool_call', 'user_message', 'assistant_message']);
    expect(data[0]).toMatchObject({ status: 'completed', output: { error: { message: expect.any(String) } } });
  });
});
