import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Imports that `npm run architecture` must report, each from a file of its own. */
const FORBIDDEN = {
  'adapters-are-chosen-once': ['src/threads/threads.service.ts', './stores/typeorm.thread-store.js'],
  'adapters-belong-to-one-room': [
    'src/chatkit/stores/typeorm.run-store.ts',
    '../../threads/stores/typeorm.thread-store.js',
  ],
  'testing-is-for-tests': ['src/chatkit/turns.ts', '../testing/memory.thread-store.js'],
} as const;

/** Files that only import what the rules allow. */
const ALLOWED = {
  'src/threads/stores/typeorm.thread-store.ts': '',
  'src/threads/threads.providers.ts': `import './stores/typeorm.thread-store.js';`,
  'src/threads/stores/typeorm.run-store.ts': `import './typeorm.thread-store.js';`,
  'src/testing/memory.thread-store.ts': '',
  'src/testing/memory.run-store.ts': `import './memory.thread-store.js';`,
};

describe('The import rules of .dependency-cruiser.cjs', () => {
  let folder: string;

  async function violations(files: Readonly<Record<string, string>>): Promise<unknown[]> {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const options = ['--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
    const run = promisify(execFile)(process.execPath, [DEPCRUISE, ...options], { cwd: folder });
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
    return summary.violations.map(({ rule, from }) => [rule.name, from]);
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
    await writeFile(join(folder, 'tsconfig.json'), '{}');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('npm run architecture reports adapters named outside their providers file or room, and test doubles in a server', async () => {
    const forbidden = Object.values(FORBIDDEN).map(([file, target]) => [file, `import '${target}';`] as const);

    const found = await violations({ ...ALLOWED, ...Object.fromEntries(forbidden) });

    expect(found).toEqual(expect.arrayContaining(Object.entries(FORBIDDEN).map(([rule, [file]]) => [rule, file])));
    expect(found).toHaveLength(forbidden.length);
  });

  it('npm run architecture accepts adapters and test doubles that use the files beside them', async () => {
    expect(await violations(ALLOWED)).toEqual([]);
  });
});
