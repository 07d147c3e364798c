// Builds the widget if one of its inputs is newer than its outputs, so that `npm start` does not build it each time.
// With `--with-test-host` it also builds the React page that the browser tests open.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const forTests = process.argv.includes('--with-test-host');
const changedAt = (path) => statSync(`${root}${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestIn(folder) {
  const files = readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(...files.map(({ parentPath, name }) => statSync(`${parentPath}/${name}`).mtimeMs));
}

const configuration = ['widget/scripts/build.mjs', 'widget/vite.config.ts', 'widget/package.json', 'package-lock.json'];
const testHost = forTests ? ['widget/test/support/react-host.tsx'] : [];
const inputs = [newestIn('widget/src'), ...[...configuration, ...testHost].map(changedAt)];
// standalone.js is built after loader.js. The manifest is not compared: the first build writes it.
const outputs = ['loader.js', 'standalone.js', ...(forTests ? ['test/react-host.js'] : [])].map((file) =>
  changedAt(`widget/dist/${file}`),
);
if (Math.max(...inputs) > Math.min(...outputs)) {
  const options = ['--silent', ...(forTests ? ['--with-test-host'] : [])];
  execFileSync(process.execPath, ['widget/scripts/build.mjs', ...options], { cwd: root, stdio: 'inherit' });
}
