import type { AskedQuestion } from '../../src/questions/asked-question.js';
import type { QuestionStore } from '../../src/questions/question-store.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { asked } from '../support/question-builders.js';
import { ADA, aThread, aUserMessage, BOB, OTHER_ADA } from '../support/thread-builders.js';

export interface QuestionsFixture {
  readonly threads: ThreadStore;
  readonly questions: QuestionStore;
}

const BEGINNING = new Date(0);

/** The contract of `QuestionStore`. `create` returns empty stores for each test. */
export function questionStoreContract(create: () => Promise<QuestionsFixture>): void {
  let threads: ThreadStore;
  let questions: QuestionStore;
  const newest = async (tenantId = 'acme', since = BEGINNING, limit = 10) =>
    (await questions.listNewest(tenantId, since, limit)).map(({ text }) => text);
  const at = (minute: number): Partial<AskedQuestion> => ({ askedAt: new Date(Date.UTC(2026, 0, 31, 12, minute)) });

  beforeEach(async () => {
    ({ threads, questions } = await create());
    const items = ['msg_1', 'msg_2', 'msg_3'].map((id) => ({ item: aUserMessage({ id }) }));
    for (const owner of [ADA, BOB, OTHER_ADA]) await threads.addThread(owner, aThread(), items);
  });

  it('lists a question as it was saved, with its owner', async () => {
    const question = asked('msg_1', {
      queries: ['a', 'b'],
      confidence: 0.123456789,
      answerIds: ['msg_9'],
      answered: false,
      verdict: 'failed',
    });
    await questions.save(ADA, question);

    expect(await questions.listNewest('acme', BEGINNING, 10)).toEqual([{ ...question, owner: ADA }]);
  });

  it('lists the questions of all users of one tenant, newest first', async () => {
    await questions.save(ADA, asked('msg_1', { text: 'old', ...at(0) }));
    await questions.save(OTHER_ADA, asked('msg_1', { text: 'elsewhere', ...at(1) }));
    await questions.save(BOB, asked('msg_1', { text: 'new', ...at(2) }));

    expect(await newest()).toEqual(['new', 'old']);
  });

  it('lists questions up to a limit and since a date', async () => {
    for (const [minute, id] of ['msg_1', 'msg_2', 'msg_3'].entries())
      await questions.save(ADA, asked(id, { text: id, ...at(minute) }));

    expect(await newest('acme', BEGINNING, 2)).toEqual(['msg_3', 'msg_2']);
    expect(await newest('acme', at(1).askedAt)).toEqual(['msg_3', 'msg_2']);
  });

  it('keeps the last question that was saved for a message', async () => {
    await questions.save(ADA, asked('msg_1', { text: 'first', verdict: 'not_covered' }));
    await questions.save(ADA, asked('msg_1', { text: 'again', verdict: 'covered' }));

    expect(await questions.listNewest('acme', BEGINNING, 10)).toMatchObject([{ text: 'again', verdict: 'covered' }]);
  });

  it('saves no question for a message that is missing or belongs to another owner', async () => {
    await threads.addThread(ADA, aThread({ id: 'thread_2' }), [
      { item: aUserMessage({ id: 'msg_7', text: 'mine', thread_id: 'thread_2' }) },
    ]);

    await questions.save(ADA, asked('msg_x'));
    await questions.save(ADA, asked('msg_7'));
    await questions.save(BOB, asked('msg_7', { threadId: 'thread_2' }));

    expect(await newest()).toEqual([]);
  });

  it('deletes a question when its message or its thread is deleted', async () => {
    await questions.save(ADA, asked('msg_1', { text: 'one' }));
    await questions.save(ADA, asked('msg_2', { text: 'two' }));
    await questions.save(BOB, asked('msg_1', { text: 'three' }));

    await threads.deleteItem(ADA, 'thread_1', 'msg_1');
    expect((await newest()).toSorted()).toEqual(['three', 'two']);
    await threads.deleteThread(BOB, 'thread_1');
    expect(await newest()).toEqual(['two']);
  });

  it('prune removes questions that are too old, and the oldest above the limit of a tenant', async () => {
    for (const [minute, id] of ['msg_1', 'msg_2', 'msg_3'].entries())
      await questions.save(ADA, asked(id, { text: id, ...at(minute) }));
    await questions.save(OTHER_ADA, asked('msg_1', { text: 'elsewhere', ...at(0) }));

    await questions.prune(BEGINNING, 2);
    expect([await newest(), await newest('umbrella')]).toEqual([['msg_3', 'msg_2'], ['elsewhere']]);
    await questions.prune(at(2).askedAt!, 2);
    expect([await newest(), await newest('umbrella')]).toEqual([['msg_3'], []]);
  });

  it('stores any text, without NUL and with SQL as text', async () => {
    const text = `a\0b '; DROP TABLE asked_questions; -- "\\ud800`;
    await questions.save(
      ADA,
      asked('msg_1', {
        text,
        queries: [text],
        sections: [{ id: text, file: text, heading: text, score: 1, cited: true }],
      }),
    );

    const [saved] = await questions.listNewest('acme', BEGINNING, 1);
    expect(saved!.text).toBe(`ab '; DROP TABLE asked_questions; -- "\\ud800`);
    expect(saved!.sections[0]!.heading).toBe(saved!.text);
  });
}
