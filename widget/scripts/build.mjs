// Builds the three bundles one after the other: the machine that runs this may have little memory.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const logLevel = process.argv.includes('--silent') ? 'error' : 'info';

for (const mode of ['loader', 'standalone', 'react']) {
  await build({ root, mode, logLevel, configFile: `${root}/vite.config.ts` });
}
