import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('The typeorm command line', () => {
  let dataDir: string;
  beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'typeorm-cli-'))));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  async function typeorm(command: string): Promise<string> {
    const words = ['node_modules/typeorm/cli.js', command, '-d', 'dist-test/src/database/data-source.js'];
    const { stdout } = await promisify(execFile)(process.execPath, words, {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir },
    });
    return stdout;
  }

  it('typeorm migration:show lists the migrations of the embedded database and closes it', async () => {
    const shown = await typeorm('migration:show');

    expect(shown).toContain('[ ] Threads1764000000000');
  });
});
