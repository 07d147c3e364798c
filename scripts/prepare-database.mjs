// Prepares the empty database that the first start of a server copies, if there is none for this version of PGlite yet.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createPGlite } from '../dist/src/database/drivers/create-pglite.js';
import { preparedPGlite } from '../dist/src/database/drivers/prepared-pglite.js';

const folder = await preparedPGlite();
if (folder && !existsSync(folder)) {
  await mkdir(dirname(folder), { recursive: true });
  await createPGlite(new URL('../dist/src/database/drivers/pglite.creator.js', import.meta.url), folder);
}
