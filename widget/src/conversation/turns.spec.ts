import { assistantItem, userItem, widgetItem } from '../../test/support/items.js';
import type { ChatItem } from '../wire/types.js';
import { openThread } from './history.js';
import { copyTextOf, pendingInputOf, turnsOf } from './turns.js';

const thread = { id: 't', title: null, status: { type: 'active' as const }, allowedImageDomains: null, createdAt: '' };
const open = (...items: object[]): ReturnType<typeof openThread> =>
  openThread({ thread, items: items as ChatItem[], hasOlder: false, olderCursor: null });
const hidden = (type: string): object => ({ id: type, type, thread_id: 't', created_at: '' });
const question = (status: string): object => ({ ...hidden('structured_input'), status, inputs: [] });

describe('turns', () => {
  it('begin with a question and hold what answers it; what is not for readers is left out', () => {
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

  it('may begin without a question, as where the assistant greets', () => {
    const turns = turnsOf(
      open(assistantItem('a0', 't', 'Welcome'), widgetItem('w0', 't', { type: 'Card' }), userItem('u1', 't', 'Hi')),
    );
    expect(turns.map(({ question: asked, answers }) => [asked?.serverId ?? null, answers.length])).toEqual([
      [null, 2],
      ['u1', 0],
    ]);
  });

  it('are copied as their words, and widgets as what they say to copy', () => {
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

describe('a question to the reader', () => {
  it('is open while it is the last thing that was said and nobody has answered', () => {
    expect(pendingInputOf(open(question('pending'), hidden('end_of_turn')))?.serverId).toBe('structured_input');
  });

  it.each([
    ['answered', [question('answered')]],
    ['overtaken', [question('pending'), assistantItem('a', 't', 'Never mind.')]],
    ['not there', []],
  ])('is not open when it is %s', (_name, items) => expect(pendingInputOf(open(...items))).toBeNull());
});
