import { openPGlite } from './pglite.engine.js';

/** A process that creates an embedded Postgres in the folder of its first argument. It ends early when the process that started it has gone. */
const [, , dataDir] = process.argv;
if (!dataDir) throw new Error('The folder of the new database is missing.');

process.once('disconnect', () => process.exit(1));
const engine = await openPGlite({ dataDir });
await engine.close();
process.exit(0);
