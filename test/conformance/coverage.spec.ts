import { readFileSync, writeFileSync } from 'node:fs';
import { protocolTable, requirements } from './support/coverage.js';
import { deliberateDifferences, fixturesOf } from './support/fixtures.js';

const TABLE = new URL('../../handbook/02-build/03-protocol/07-conformance.md', import.meta.url);
const FOLDERS = ['agent-input', 'agent-stream', 'server', 'widget-diff', 'widget-template'];

describe('the protocol is covered', () => {
  it.each(requirements())('$kind $name is held by a recorded scenario', ({ heldBy }) => {
    expect(heldBy).not.toEqual([]);
  });

  it('differs from the reference only where the scenario exists', () => {
    const recorded = FOLDERS.flatMap((folder) => fixturesOf(folder).map(({ name }) => `${folder}/${name}`));

    expect([...deliberateDifferences('').keys()].filter((name) => !recorded.includes(name))).toEqual([]);
  });

  it('is described in the handbook as it is (`npm run protocol-table` writes the page)', () => {
    if (process.env.WRITE_PROTOCOL_TABLE) writeFileSync(TABLE, protocolTable());

    expect(readFileSync(TABLE, 'utf8')).toBe(protocolTable());
  });
});
