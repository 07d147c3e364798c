import {
  ScriptedAttachments,
  ScriptedFeedback,
  ScriptedTranscriber,
} from '../../test/conformance/support/scripted-ports.js';
import { buildServer } from '../../test/support/build-server.js';
import { createThread } from '../../test/support/requests.js';
import { ScriptedAnswers } from '../../test/support/scripted-answers.js';
import { ADA, asCaller, BOB, OTHER_ADA } from '../../test/support/thread-builders.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import { MemoryThreadStore } from '../testing/memory.thread-store.js';
import type { Caller } from './chatkit.server.js';

const ada: Caller = { identity: asCaller(ADA), requestId: 'req_1' };
const input = { content: [{ type: 'input_text', text: 'Hi' }], attachments: [], inference_options: {} };

describe('A thread of another owner', () => {
  let threadId: string;
  let built: ReturnType<typeof buildServer>;

  beforeAll(async () => {
    const responder = new ScriptedAnswers();
    built = buildServer({
      store: new MemoryThreadStore(),
      responder,
      attachments: new ScriptedAttachments([]),
      feedback: new ScriptedFeedback([]),
      transcriber: new ScriptedTranscriber([]),
    });
    const reply = await built.server.process(createThread('Hello'), ada);
    if (reply.kind !== 'run') throw new Error('expected a run');
    await built.runs.ended(reply.run.id);
    threadId = reply.run.threadId;
  });

  it.each([
    ['threads.get_by_id', {}],
    ['items.list', {}],
    ['threads.update', { title: 'Mine now' }],
    ['threads.add_user_message', { input }],
    ['threads.add_client_tool_output', { result: 1 }],
    ['threads.add_structured_input', { item_id: 'x', input: {} }],
    ['threads.retry_after_item', { item_id: 'x' }],
    ['threads.custom_action', { action: { type: 'go' } }],
    ['threads.sync_custom_action', { action: { type: 'go' } }],
  ])('%s reports a thread of another user or tenant as missing', async (type, params) => {
    for (const identity of [BOB, OTHER_ADA].map(asCaller)) {
      const asked = built.server.process({ type, params: { thread_id: threadId, ...params } }, { ...ada, identity });

      await expect(asked).rejects.toThrow(NotFoundError);
    }
  });

  it('threads.list omits a thread of another owner, and threads.delete leaves it unchanged', async () => {
    const bob = { ...ada, identity: asCaller(BOB) };
    await built.server.process({ type: 'threads.delete', params: { thread_id: threadId } }, bob);

    expect(await built.server.process({ type: 'threads.list', params: {} }, bob)).toMatchObject({ body: { data: [] } });
    expect(await built.server.process({ type: 'threads.list', params: {} }, ada)).toMatchObject({
      body: { data: [{ id: threadId }] },
    });
  });
});
