import { assistantItem, userItem, widgetItem } from '../../test/support/items.js';
import type { ChatItem } from '../wire/types.js';
import { openThread } from './history.js';
import { copyTextOf, pendingInputOf, turnsOf } from './turns.js';

const thread = { id: 't', title: null, status: { type: 'active' as const }, allowedImageDomains: null, createdAt: '' };
const open = (...items: object[]): ReturnType<typeof openThread> =>
  openThread({ thread, items: items as ChatItem[], hasOlder: false, olderCursor: null });
const hidden = (type: string): object => ({ id: type, type, thread_id: 't', created_at: '' });
const question = (status: string): object => ({ ...hidden('structured_input'), status, inputs: [] });

describe('turnsOf', () => {
  it('a turn contains a question and its answers without the items that are not shown', () => {
    const turns = turnsOf(
      open(
        userItem('u1', 't', 'One'),
        assistantItem('a1', 't', 'First'),
        hidden('client_tool_call'),
        hidden('end_of_turn'),
        hidden('unknown'),
        userItem('u2', 't', 'Two'),
      ),
    );
    expect(
      turns.map(({ question: asked, answers }) => [asked?.serverId, answers.map(({ serverId }) => serverId)]),
    ).toEqual([
      ['u1', ['a1']],
      ['u2', []],
    ]);
  });

  it('the first turn may have no question, as in a greeting', () => {
    const turns = turnsOf(
      open(assistantItem('a0', 't', 'Welcome'), widgetItem('w0', 't', { type: 'Card' }), userItem('u1', 't', 'Hi')),
    );
    expect(turns.map(({ question: asked, answers }) => [asked?.serverId ?? null, answers.length])).toEqual([
      [null, 2],
      ['u1', 0],
    ]);
  });

  it('copyTextOf joins the messages and the copy_text of widgets', () => {
    const [turn] = turnsOf(
      open(
        userItem('u', 't', 'Q'),
        assistantItem('a', 't', 'Words'),
        { ...widgetItem('w', 't', {}), copy_text: 'Card' },
        widgetItem('v', 't', {}),
        hidden('task'),
      ),
    );
    expect(copyTextOf(turn!)).toBe('Words\n\nCard');
  });
});

describe('pendingInputOf', () => {
  it('a structured input is pending while it is the last item and not answered', () => {
    expect(pendingInputOf(open(question('pending'), hidden('end_of_turn')))?.serverId).toBe('structured_input');
  });

  it.each([
    ['answered', [question('answered')]],
    ['followed by a message', [question('pending'), assistantItem('a', 't', 'Never mind.')]],
    ['missing', []],
  ])('a structured input is not pending when it is %s', (_name, items) =>
    expect(pendingInputOf(open(...items))).toBeNull(),
  );
});
