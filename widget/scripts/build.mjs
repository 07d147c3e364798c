// Builds the bundles one after the other, which needs less memory than building them at the same time.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// With another value, such as `test`, the bundles would call React's development build, which they do not contain.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('..', import.meta.url));
const logLevel = process.argv.includes('--silent') ? 'error' : 'info';
const modes = ['loader', 'standalone', 'react'];

// The page with its own React for the browser specs.
if (process.argv.includes('--with-test-host')) modes.push('test-host');

for (const mode of modes) await build({ root, mode, logLevel, configFile: `${root}/vite.config.ts` });
