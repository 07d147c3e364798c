import { readFileSync, writeFileSync } from 'node:fs';
import { protocolTable, requirements } from './support/coverage.js';
import { deliberateDifferences, fixturesOf } from './support/fixtures.js';

const TABLE = new URL('../../handbook/02-build/03-protocol/07-conformance.md', import.meta.url);
const FOLDERS = ['agent-input', 'agent-stream', 'server', 'widget-diff', 'widget-template'];

describe('protocol coverage', () => {
  it.each(requirements())('$kind $name is used by a recorded scenario that passes', ({ scenarios }) => {
    expect(scenarios).not.toEqual([]);
  });

  it('lists deliberate differences only for scenarios that exist', () => {
    const recorded = FOLDERS.flatMap((folder) => fixturesOf(folder).map(({ name }) => `${folder}/${name}`));

    expect([...deliberateDifferences('').keys()].filter((name) => !recorded.includes(name))).toEqual([]);
  });

  it('has the generated table in the handbook (`npm run protocol-table` writes it)', () => {
    if (process.env.WRITE_PROTOCOL_TABLE) writeFileSync(TABLE, protocolTable());

    expect(readFileSync(TABLE, 'utf8')).toBe(protocolTable());
  });
});
