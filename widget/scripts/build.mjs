// Builds the bundles one after the other: the machine that runs this may have little memory.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Another value, such as the tests', would make bundles that call React's development build, which is not in them.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('..', import.meta.url));
const logLevel = process.argv.includes('--silent') ? 'error' : 'info';
const modes = ['loader', 'standalone', 'react'];

// A page of somebody else's that brings its own React, for the browser tests.
if (process.argv.includes('--with-test-host')) modes.push('test-host');

for (const mode of modes) await build({ root, mode, logLevel, configFile: `${root}/vite.config.ts` });
