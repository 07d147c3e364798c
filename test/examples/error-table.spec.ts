import { readFileSync, writeFileSync } from 'node:fs';
import { CATALOGUE_BY_PART, STREAM_CATALOGUE } from '../../src/common/errors/catalogue.js';
import { type ErrorEntry, STATUS_BY_KIND } from '../../src/common/errors/error-kind.js';

const PAGE = new URL('../../handbook/02-build/03-protocol/04-errors.md', import.meta.url);
/** A marker, an empty line, and the table up to the next empty line. */
const TABLE = /(<!-- errors: (\w+) -->\n\n)(?:\|[^\n]*\n)*/g;

type TableEntry = Omit<ErrorEntry, 'kind'> & Partial<Pick<ErrorEntry, 'kind'>>;
const PARTS: Readonly<Record<string, Readonly<Record<string, TableEntry>>>> = {
  ...CATALOGUE_BY_PART,
  streams: STREAM_CATALOGUE,
};

/** One row for each code of a part, by status. */
function tableOf(entries: Readonly<Record<string, TableEntry>>): string {
  const rows = Object.entries(entries).map(([code, { kind, retryable, meaning, remedy }]) => ({
    status: kind ? STATUS_BY_KIND[kind] : undefined,
    cells: [`\`${code}\``, meaning, remedy, retryable ? 'yes' : 'no'],
  }));
  const sorted = rows.toSorted((left, right) => (left.status ?? 0) - (right.status ?? 0));
  const lines = sorted.map(({ status, cells }) => `| ${[...(status ? [status] : []), ...cells].join(' | ')} |`);
  const hasStatus = rows.some(({ status }) => status !== undefined);
  const head = [...(hasStatus ? ['Status'] : []), '`code`', 'When', 'What to do', 'Retry can help'];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...lines, ''].join('\n');
}

describe('The error page of the handbook', () => {
  it('the error page of the handbook has a table of every part of the catalogue (`npm run error-table` writes them)', () => {
    const page = readFileSync(PAGE, 'utf8');
    const named = [...page.matchAll(TABLE)].map(([, , part]) => part);
    const written = page.replace(TABLE, (_table, marker: string, part: string) => marker + tableOf(PARTS[part] ?? {}));
    if (process.env.WRITE_ERROR_TABLE) writeFileSync(PAGE, written);

    expect(named.toSorted()).toEqual(Object.keys(PARTS).toSorted());
    expect(readFileSync(PAGE, 'utf8')).toBe(written);
  });
});
