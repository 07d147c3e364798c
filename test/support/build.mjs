import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the server beside `dist`, so that a server that is being used meanwhile keeps its files. */
export default function build() {
  const swc = fileURLToPath(new URL('../../node_modules/.bin/swc', import.meta.url));
  const paths = ['src', 'migrations', '--out-dir', 'dist-test', '--copy-files', '--config-file', '.swcrc', '--quiet'];
  execFileSync(swc, paths, { cwd: root, stdio: 'inherit' });
}
