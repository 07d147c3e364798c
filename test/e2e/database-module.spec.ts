import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { CommonModule } from '../../src/common/common.module.js';
import { readEnv } from '../../src/config/env.schema.js';
import { DatabaseSettings } from '../../src/config/settings.js';
import { SettingsModule } from '../../src/config/settings.module.js';
import { runMigrations } from '../../src/database/connections.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { IndexDatabase } from '../../src/database/index-database.js';
import { ThreadStore } from '../../src/threads/thread-store.js';
import { ThreadsHealth } from '../../src/threads/threads.health.js';
import { ThreadsModule } from '../../src/threads/threads.module.js';
import { given } from '../support/environment.js';
import { ADA, anAnswer, aThread } from '../support/thread-builders.js';

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
