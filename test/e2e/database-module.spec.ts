import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { OwnerMoves1764000012000 } from '../../migrations/1764000012000-owner-moves.js';
import { migrations } from '../../migrations/all.js';
import { LOCAL_OWNER } from '../../src/auth/identity.js';
import { runAdopt } from '../../src/auth/keys.command.js';
import { CommonModule } from '../../src/common/common.module.js';
import { readEnv } from '../../src/config/env.schema.js';
import { DatabaseSettings } from '../../src/config/settings.js';
import { SettingsModule } from '../../src/config/settings.module.js';
import { runMigrations } from '../../src/database/connections.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { IndexDatabase } from '../../src/database/index-database.js';
import { OwnerData } from '../../src/database/owner-data.js';
import { FeedbackStore } from '../../src/threads/feedback-store.js';
import { ThreadStore } from '../../src/threads/thread-store.js';
import { ThreadsHealth } from '../../src/threads/threads.health.js';
import { ThreadsModule } from '../../src/threads/threads.module.js';
import { given } from '../support/environment.js';
import { ADA, anAnswer, aThread, BOB } from '../support/thread-builders.js';

describe('DatabaseModule with the embedded database in a folder', () => {
  let folder: string;
  const start = async (): Promise<TestingModule> => {
    const imports = [CommonModule, given({ DATA_DIR: folder }), SettingsModule, DatabaseModule, ThreadsModule];
    return (await Test.createTestingModule({ imports }).compile()).init();
  };

  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'chatkit-nest-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('DatabaseModule keeps threads over a restart and releases the data folder on shutdown', async () => {
    const first = await start();
    await first.get(ThreadStore).addThread(ADA, aThread(), [{ item: anAnswer({ id: 'msg_1' }) }]);
    await first.close();
    expect(await readdir(folder)).toEqual(['pglite']);

    const second = await start();

    expect(await second.get(ThreadStore).loadItem(ADA, 'thread_1', 'msg_1')).toEqual(anAnswer({ id: 'msg_1' }));
    await second.close();
  });

  it('DatabaseModule serves threads and index over one connection, reports up, and locks the data folder', async () => {
    const application = await start();

    expect(application.get(IndexDatabase).dataSource).toBe(application.get(DataSource));
    expect(await application.get(ThreadsHealth).check()).toMatchObject({
      database: { status: 'up', kind: 'embedded' },
    });
    await expect(runMigrations(DatabaseSettings.from(readEnv({ DATA_DIR: folder })))).rejects.toMatchObject({
      code: 'data_folder_in_use',
    });

    await application.close();
    expect(await runMigrations(DatabaseSettings.from(readEnv({ DATA_DIR: folder })))).toEqual([]);
  });

  it('keys adopt migrates a data folder of the version before, and moves its chats, unless a server uses the folder', async () => {
    const settings = DatabaseSettings.from(readEnv({ DATA_DIR: folder }));
    const printed: string[] = [];
    const adopt = () =>
      runAdopt(settings, { from: LOCAL_OWNER, to: BOB, json: false }, { write: (line) => printed.push(line) });
    const before = await start();
    const item = anAnswer({ id: 'msg_1', thread_id: 'thread_local' });
    await before.get(ThreadStore).addThread(LOCAL_OWNER, aThread({ id: 'thread_local' }), [{ item }]);
    await before.get(FeedbackStore).saveFeedback(LOCAL_OWNER, 'thread_local', ['msg_1'], 'positive');
    await undoMigrationsFrom(before.get(DataSource), OwnerMoves1764000012000);
    await expect(adopt()).rejects.toMatchObject({ code: 'data_folder_in_use' });
    await before.close();

    await adopt();

    expect(printed).toEqual(['Moved from local/local to acme/bob: chats 1, files 0.\n']);
    const after = await start();
    expect(await after.get(ThreadStore).loadItem(BOB, 'thread_local', 'msg_1')).toEqual(item);
    expect(await after.get(FeedbackStore).listFeedback(BOB, 'thread_local')).toMatchObject([{ item_id: 'msg_1' }]);
    expect(await after.get(OwnerData).hasThreads(LOCAL_OWNER)).toBe(false);
    await after.close();
  });

  it('health reports the database as down without details after its connection was destroyed', async () => {
    const application = await start();
    await application.get(DataSource).destroy();

    const health = await application.get(ThreadsHealth).check();

    expect(health).toMatchObject({
      database: { status: 'down', message: 'The database is not available right now. Try again shortly.' },
    });
    await application.close();
  });
});

/** Brings the database into the state of the version that did not know this migration. */
async function undoMigrationsFrom(dataSource: DataSource, first: (typeof migrations)[number]): Promise<void> {
  const runner = dataSource.createQueryRunner();
  for (const migration of migrations.slice(migrations.indexOf(first)).toReversed()) {
    await new migration().down(runner);
    await runner.query('DELETE FROM chatkit_migrations WHERE name = $1', [migration.name]);
  }
  await runner.release();
}
