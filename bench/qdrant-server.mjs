/** The small Qdrant of the tests as a process of its own. It compares vectors one by one, so it measures our adapter and not Qdrant. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { transform } from '@swc/core';

const FILES = ['qdrant-schemas', 'qdrant-server', 'qdrant-store'];
const folder = new URL('../dist/bench/', import.meta.url);

await mkdir(folder, { recursive: true });
for (const name of FILES) {
  const source = await readFile(new URL(`../test/support/${name}.ts`, import.meta.url), 'utf8');
  const { code } = await transform(source, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    swcrc: false,
  });
  await writeFile(new URL(`${name}.js`, folder), code);
}
const { QdrantServer } = await import(new URL('qdrant-server.js', folder).href);
process.send({ ready: await new QdrantServer().start() });
