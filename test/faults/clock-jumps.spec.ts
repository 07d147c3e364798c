import { Clock } from '../../src/common/clock.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';
import { Conversation } from './support/conversation.js';

const HOUR = 3_600_000;
/** The offset of each reading of the clock, as on a server whose time is set forward and back. Milliseconds. */
const JUMPS = [0, 48 * HOUR, -48 * HOUR, 1, -HOUR, 24 * HOUR, -365 * 24 * HOUR];

class JumpingClock extends Clock {
  private readings = 0;

  override now(): Date {
    this.readings += 1;
    return new Date(Date.parse('2026-03-04T12:00:00Z') + JUMPS[this.readings % JUMPS.length]!);
  }
}

interface Page {
  readonly data: { readonly id: string }[];
  readonly has_more: boolean;
  readonly after: string | null;
}

describe('A clock that jumps forward and back', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder().withProvider(Clock, new JumpingClock()).withResponder(new ScriptedAnswers()).start();
  }, 180_000);
  afterAll(() => app.close());

  async function pagesOf(threadId: string, order: 'asc' | 'desc'): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null, hasMore = true; hasMore; ) {
      const body = JSON.stringify({ type: 'items.list', params: { thread_id: threadId, order, limit: 3, after } });
      const response = await fetch(`${app.url}/chatkit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const page = (await response.json()) as Page;
      ids.push(...page.data.map(({ id }) => id));
      ({ after, has_more: hasMore } = page);
    }
    return ids;
  }

  it('a jumping clock changes neither the order of items in a thread nor its pages', async () => {
    const conversation = new Conversation(app.url);
    for (const question of ['1', '2', '3', '4', '5']) await conversation.ask(question);

    const asked = (await conversation.transcript()).map((line) => line.replace(/^user_message: /, ''));
    const forth = await pagesOf(conversation.threadId, 'asc');
    const back = await pagesOf(conversation.threadId, 'desc');

    const answer = 'assistant_message: Hello there.';
    expect(asked).toEqual(['1', answer, '2', answer, '3', answer, '4', answer, '5', answer]);
    expect(forth).toHaveLength(10);
    expect(new Set(forth).size).toBe(10);
    expect(back).toEqual(forth.toReversed());
  });
});
