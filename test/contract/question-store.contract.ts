import type { AskedQuestion } from '../../src/questions/asked-question.js';
import type { QuestionStore } from '../../src/questions/question-store.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { asked } from '../support/question-builders.js';
import { ADA, aQuestion, aThread, BOB, OTHER_ADA } from '../support/thread-builders.js';

export interface QuestionsFixture {
  readonly threads: ThreadStore;
  readonly questions: QuestionStore;
}

const EVER = new Date(0);

/** Whatever a `QuestionStore` promises. `create` gives empty stores for each test. */
export function questionStoreContract(create: () => Promise<QuestionsFixture>): void {
  let threads: ThreadStore;
  let questions: QuestionStore;
  const newest = async (tenantId = 'acme', since = EVER, limit = 10) =>
    (await questions.listNewest(tenantId, since, limit)).map(({ text }) => text);
  const at = (minute: number): Partial<AskedQuestion> => ({ askedAt: new Date(Date.UTC(2026, 0, 31, 12, minute)) });

  beforeEach(async () => {
    ({ threads, questions } = await create());
    const items = ['msg_1', 'msg_2', 'msg_3'].map((id) => ({ item: aQuestion(id) }));
    for (const owner of [ADA, BOB, OTHER_ADA]) await threads.addThread(owner, aThread('thread_1'), items);
  });

  it('gives a question back as it was saved, with its owner', async () => {
    const question = asked('msg_1', {
      queries: ['a', 'b'],
      confidence: 0.123456789,
      answerIds: ['msg_9'],
      answered: false,
      verdict: 'failed',
    });
    await questions.save(ADA, question);

    expect(await questions.listNewest('acme', EVER, 10)).toEqual([{ ...question, owner: ADA }]);
  });

  it('lists those of all users of a tenant, newest first, and of no other tenant', async () => {
    await questions.save(ADA, asked('msg_1', { text: 'old', ...at(0) }));
    await questions.save(OTHER_ADA, asked('msg_1', { text: 'elsewhere', ...at(1) }));
    await questions.save(BOB, asked('msg_1', { text: 'new', ...at(2) }));

    expect(await newest()).toEqual(['new', 'old']);
  });

  it('lists only so many, and only since a date', async () => {
    for (const [minute, id] of ['msg_1', 'msg_2', 'msg_3'].entries())
      await questions.save(ADA, asked(id, { text: id, ...at(minute) }));

    expect(await newest('acme', EVER, 2)).toEqual(['msg_3', 'msg_2']);
    expect(await newest('acme', at(1).askedAt)).toEqual(['msg_3', 'msg_2']);
  });

  it('keeps one a message: the last', async () => {
    await questions.save(ADA, asked('msg_1', { text: 'first', verdict: 'not_covered' }));
    await questions.save(ADA, asked('msg_1', { text: 'again', verdict: 'covered' }));

    expect(await questions.listNewest('acme', EVER, 10)).toMatchObject([{ text: 'again', verdict: 'covered' }]);
  });

  it('saves nothing for a message that does not exist, or is somebody else’s', async () => {
    await threads.addThread(ADA, aThread('thread_2'), [{ item: aQuestion('msg_7', 'mine', 'thread_2') }]);

    await questions.save(ADA, asked('msg_x'));
    await questions.save(ADA, asked('msg_7'));
    await questions.save(BOB, asked('msg_7', { threadId: 'thread_2' }));

    expect(await newest()).toEqual([]);
  });

  it('goes with its message, and with its thread', async () => {
    await questions.save(ADA, asked('msg_1', { text: 'one' }));
    await questions.save(ADA, asked('msg_2', { text: 'two' }));
    await questions.save(BOB, asked('msg_1', { text: 'three' }));

    await threads.deleteItem(ADA, 'thread_1', 'msg_1');
    expect((await newest()).toSorted()).toEqual(['three', 'two']);
    await threads.deleteThread(BOB, 'thread_1');
    expect(await newest()).toEqual(['two']);
  });

  it('removes what is too old, and what a tenant has too many of', async () => {
    for (const [minute, id] of ['msg_1', 'msg_2', 'msg_3'].entries())
      await questions.save(ADA, asked(id, { text: id, ...at(minute) }));
    await questions.save(OTHER_ADA, asked('msg_1', { text: 'elsewhere', ...at(0) }));

    await questions.prune(EVER, 2);
    expect([await newest(), await newest('umbrella')]).toEqual([['msg_3', 'msg_2'], ['elsewhere']]);
    await questions.prune(at(2).askedAt!, 2);
    expect([await newest(), await newest('umbrella')]).toEqual([['msg_3'], []]);
  });

  it('takes any text', async () => {
    const text = `a\0b '; DROP TABLE asked_questions; -- "\\ud800`;
    await questions.save(
      ADA,
      asked('msg_1', {
        text,
        queries: [text],
        sections: [{ id: text, file: text, heading: text, score: 1, cited: true }],
      }),
    );

    const [saved] = await questions.listNewest('acme', EVER, 1);
    expect(saved!.text).toBe(`ab '; DROP TABLE asked_questions; -- "\\ud800`);
    expect(saved!.sections[0]!.heading).toBe(saved!.text);
  });
}
