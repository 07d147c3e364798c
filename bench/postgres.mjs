/** A PostgreSQL cluster in a temporary folder, for one run of the benchmark. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canPin } from './processes.mjs';

const INSTALLED = '/usr/lib/postgresql';

/** @returns {Promise<{ url: string, stop(): Promise<void> } | undefined>} undefined when PostgreSQL is not installed */
export async function startPostgres(core) {
  const folder = binaries();
  if (!folder) return undefined;
  const home = await mkdtemp(join(tmpdir(), 'chatkit-bench-'));
  const data = join(home, 'cluster');
  const port = await freePort();
  await chmod(home, 0o755);
  await mkdir(data);
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid() === 0;
  if (isRoot) execFileSync('chown', ['-R', 'postgres', home]);
  const run = (command) => {
    const [shell, ...args] = isRoot ? ['su', 'postgres', '-c', command] : ['sh', '-c', command];
    execFileSync(shell, args, { stdio: 'ignore', cwd: home });
  };
  const pin = canPin ? `taskset -c ${core} ` : '';
  run(`${folder}/initdb -D ${data} -A trust -U chatkit`);
  run(
    `${pin}${folder}/pg_ctl -D ${data} -l ${home}/log -o '-p ${port} -k ${home} -c listen_addresses=127.0.0.1' -w start`,
  );
  return {
    url: `postgres://chatkit@127.0.0.1:${port}/postgres`,
    async stop() {
      run(`${folder}/pg_ctl -D ${data} -m immediate stop`);
      await rm(home, { recursive: true, force: true });
    },
  };
}

function binaries() {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).toSorted((a, b) => Number(a) - Number(b)) : [];
  return versions.map((version) => `${INSTALLED}/${version}/bin`).findLast((folder) => existsSync(`${folder}/initdb`));
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
