import { Logger } from '@nestjs/common';
import { aPassage, aRequest, covering, notCovering } from '../../test/support/agent-builders.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { anAnswer, aThread, aUserMessage, NOON } from '../../test/support/thread-builders.js';
import { LOCAL_IDENTITY } from '../auth/identity.js';
import type { AskedQuestion } from '../questions/asked-question.js';
import { AgentContext } from './agent-context.js';
import { QuestionLog } from './question-log.js';

const HISTORY = [
  aUserMessage({ text: 'Old?' }),
  anAnswer({ text: 'Old.' }),
  aUserMessage({ text: 'How do I connect?', id: 'msg_asked' }),
];

describe('QuestionLog', () => {
  let saved: AskedQuestion[];
  let context: AgentContext;
  const log = new QuestionLog({
    save: async (owner, question) => void (owner === LOCAL_IDENTITY && saved.push(question)),
  });

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    saved = [];
    context = new AgentContext(aThread(), aRequest(), new FixedClock());
  });

  it('QuestionLog records the question of a turn with its sections, verdict, confidence, search time and citations', async () => {
    const [a, b] = [aPassage('a', { score: 0.4 }), aPassage('b', { score: 0.9 })];
    context.searches.add({ queries: ['connect'], milliseconds: 5, retrieval: notCovering(a) });
    context.searches.add({ queries: ['connect postgres'], milliseconds: 7, retrieval: covering(b, a) });
    context.passages.numberOf(a);
    context.passages.cite(context.passages.numberOf(b));
    context.events.push({ type: 'thread.item.added', item: anAnswer({ text: '', id: 'msg_answer' }) });

    await log.record(context, HISTORY, true);

    const section = { file: 'guide/postgres.md', heading: 'Connect Postgres' };
    expect(saved).toEqual([
      {
        threadId: 'thread_1',
        messageId: 'msg_asked',
        text: 'How do I connect?',
        queries: ['connect', 'connect postgres'],
        verdict: 'covered',
        confidence: 0.9,
        sections: [
          { ...section, id: 'b', score: 0.9, cited: true },
          { ...section, id: 'a', score: 0.4, cited: false },
        ],
        answered: true,
        answerIds: ['msg_answer'],
        searchMs: 12,
        askedAt: new Date(NOON),
      },
    ]);
  });

  it('QuestionLog records a question as not covered when no search covers it', async () => {
    context.searches.add({ queries: ['x'], milliseconds: 1, retrieval: notCovering(aPassage('a')) });
    context.searches.add({ queries: ['y'], milliseconds: 1 });
    await log.record(context, HISTORY, true);

    expect(saved).toMatchObject([{ verdict: 'not_covered', sections: [{ id: 'a', cited: false }] }]);
  });

  it('QuestionLog records the verdict "failed" when every search failed', async () => {
    context.searches.add({ queries: ['x'], milliseconds: 1 });
    await log.record(context, HISTORY, false);

    expect(saved).toMatchObject([{ verdict: 'failed', confidence: 0, sections: [], answered: false }]);
  });

  it('QuestionLog records nothing for a turn without a search or without a message of the reader', async () => {
    await log.record(context, HISTORY, true);
    context.searches.add({ queries: ['x'], milliseconds: 1 });
    await log.record(context, [], true);

    expect(saved).toEqual([]);
  });

  it('QuestionLog cuts long texts and lists', async () => {
    const passages = Array.from({ length: 40 }, (_, index) => aPassage(`p${index}`));
    context.searches.add({
      queries: Array.from({ length: 9 }, () => 'q'.repeat(900)),
      milliseconds: 1,
      retrieval: covering(...passages),
    });
    await log.record(context, [aUserMessage({ text: 'x'.repeat(8_000) })], true);

    expect(saved[0]).toMatchObject({
      text: 'x'.repeat(500),
      queries: ['q'.repeat(500), 'q'.repeat(500), 'q'.repeat(500)],
    });
    expect(saved[0]!.sections).toHaveLength(12);
  });

  it.each(['hi', 'Thanks!', 'who are you?'])(
    'QuestionLog does not record small talk as a question: %s',
    async (text) => {
      context.searches.add({ queries: ['start'], milliseconds: 5, retrieval: notCovering(aPassage('a')) });

      await log.record(context, [aUserMessage({ text })], true);

      expect(saved).toEqual([]);
    },
  );

  it('QuestionLog.record does not throw when the question cannot be stored', async () => {
    context.searches.add({ queries: ['x'], milliseconds: 1 });
    const broken = new QuestionLog({ save: () => Promise.reject(new Error('unavailable')) });

    await expect(broken.record(context, HISTORY, true)).resolves.toBeUndefined();
  });
});
