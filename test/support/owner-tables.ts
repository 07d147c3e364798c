import type { DataSource } from 'typeorm';
import type { Owner } from '../../src/auth/identity.js';
import { OwnerData } from '../../src/database/owner-data.js';
import { TypeOrmQuestionStore } from '../../src/questions/stores/typeorm.question-store.js';
import { TypeOrmFeedbackStore } from '../../src/threads/stores/typeorm.feedback-store.js';
import { aRecord } from './attachment-builders.js';
import { emptyRecords } from './attachment-tables.js';
import { FixedClock } from './fixed-clock.js';
import { asked } from './question-builders.js';
import { emptyRunStore } from './run-tables.js';
import { anAnswer, aRun, aThread, aUserMessage, NOON } from './thread-builders.js';

export type OwnerStores = Awaited<ReturnType<typeof emptyOwners>>;

/** Empties the tables of `dataSource` and returns what works on them. */
export async function emptyOwners(dataSource: DataSource) {
  const records = await emptyRecords(dataSource);
  const { store: runs, threads } = await emptyRunStore(dataSource);
  const feedback = new TypeOrmFeedbackStore(dataSource, new FixedClock(NOON));
  const questions = new TypeOrmQuestionStore(dataSource);
  return { dataSource, data: new OwnerData(dataSource), records, runs, threads, feedback, questions };
}

/** Stores a row of each kind for the owner. @param name is a part of each id, which no two owners share. */
export async function storeEverything(stores: OwnerStores, owner: Owner, name: string): Promise<void> {
  const { records, runs, threads, feedback, questions } = stores;
  const [threadId, item, question] = [`thread_${name}`, `msg_${name}`, `msg_q_${name}`];
  const items = [aUserMessage({ id: question }), anAnswer({ id: item }), anAnswer({ id: `msg_gone_${name}` })];
  await threads.addThread(
    owner,
    aThread({ id: threadId }),
    items.map((each) => ({ item: { ...each, thread_id: threadId } })),
  );
  await threads.deleteItem(owner, threadId, `msg_gone_${name}`);
  await feedback.saveFeedback(owner, threadId, [item], 'positive');
  await questions.save(owner, asked(question, { threadId, answerIds: [item] }));
  await runs.insert(aRun({ id: `run_${name}`, owner, threadId, idempotencyKey: 'key' }), new Date(NOON));
  await records.add(owner, aRecord({ id: `atc_used_${name}`, size: 100, bytesKey: `used_${name}` }));
  await records.use(owner, `atc_used_${name}`, { threadId, metadata: null });
  await records.add(owner, aRecord({ id: `atc_unused_${name}`, size: 10, bytesKey: `unused_${name}` }));
}

/** How many rows the owner has in each table that has owners. */
export async function countRows({ dataSource }: OwnerStores, owner: Owner): Promise<Record<string, number>> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name = 'user_id' ORDER BY name`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await dataSource.query<[{ count: number }]>(
      `SELECT count(*)::integer AS count FROM ${name} WHERE tenant_id = $1 AND user_id = $2`,
      [owner.tenantId, owner.userId],
    );
    counts[name] = row.count;
  }
  return counts;
}
