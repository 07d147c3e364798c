import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
let isBuilt = false;

/** Builds the server into `dist-test`, once for each run: a server that is running from `dist` keeps its files. */
export default function build() {
  if (isBuilt) return;
  const swc = fileURLToPath(new URL('../../node_modules/.bin/swc', import.meta.url));
  const folders = ['src', 'migrations', 'test/support/watchdog'];
  const flags = ['--out-dir', 'dist-test', '--copy-files', '--config-file', '.swcrc', '--quiet'];
  execFileSync(swc, [...folders, ...flags], { cwd: root, stdio: 'inherit' });
  isBuilt = true;
}
