// Builds the widget when something that goes into it is newer than what was built, so that a later start need not wait.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const changedAt = (path) => statSync(`${root}${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestIn(folder) {
  const files = readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map(({ parentPath, name }) => statSync(`${parentPath}/${name}`).mtimeMs));
}

const inputs = [newestIn('widget/src'), ...['widget/vite.config.ts', 'widget/package.json', 'package-lock.json'].map(changedAt)];
// standalone.js is written after the loader, and the manifest with the first of the builds.
if (Math.max(...inputs) > Math.min(changedAt('widget/dist/loader.js'), changedAt('widget/dist/standalone.js'))) {
  execFileSync(process.execPath, ['widget/scripts/build.mjs', '--silent'], { cwd: root, stdio: 'inherit' });
}
