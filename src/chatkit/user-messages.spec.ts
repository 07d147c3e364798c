import { ScriptedAttachments } from '../../test/conformance/support/scripted-ports.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { NOON } from '../../test/support/thread-builders.js';
import { LOCAL_IDENTITY } from '../auth/identity.js';
import type { UserMessageInput } from '../protocol/messages.js';
import { UserMessages } from './user-messages.js';

class CountedAttachments extends ScriptedAttachments {
  readonly loaded: string[] = [];

  override load(...[owner, id]: Parameters<ScriptedAttachments['load']>) {
    this.loaded.push(id);
    return super.load(owner, id);
  }
}

const context = { identity: LOCAL_IDENTITY, requestId: 'req_1' };

function messageWith(attachments: string[]): UserMessageInput {
  return { content: [{ type: 'input_text', text: 'Read this.' }], attachments, inference_options: {} };
}

describe('UserMessages', () => {
  let store: CountedAttachments;
  let messages: UserMessages;
  beforeEach(async () => {
    store = new CountedAttachments([]);
    await store.save(LOCAL_IDENTITY, { id: 'atc_1', type: 'file', name: 'a.pdf', mime_type: 'application/pdf' });
    messages = new UserMessages(store, new FixedClock(NOON));
  });

  it('UserMessages loads and lists an attachment once when a message names its id 20 times', async () => {
    const input = messageWith(Array.from({ length: 20 }, () => 'atc_1'));

    const { attachments } = await messages.build(input, 'thread_1', context);

    expect(attachments).toEqual([expect.objectContaining({ id: 'atc_1', thread_id: 'thread_1' })]);
    expect(store.loaded).toEqual(['atc_1']);
  });

  it('UserMessages rejects a message with more than 20 attachment ids before it loads one', async () => {
    const input = messageWith(Array.from({ length: 21 }, (_, index) => `atc_${index}`));

    await expect(messages.build(input, 'thread_1', context)).rejects.toMatchObject({
      code: 'invalid_request',
      kind: 'invalid',
      issues: [{ path: 'params.input.attachments' }],
    });
    expect(store.loaded).toEqual([]);
  });
});
