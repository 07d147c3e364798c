import { readdirSync, readFileSync } from 'node:fs';

const SOURCE = new URL('../../src/', import.meta.url);
/** A transaction is given as a function of its `manager`. */
const TRANSACTION = /async \(manager(?:: EntityManager)?\)[^{]*\{/g;

/** What the code of a transaction awaits, statement by statement. */
function awaitedIn(code: string): string[] {
  return [...code.matchAll(TRANSACTION)].flatMap(({ 0: head, index }) => {
    const body = bodyAt(code, index + head.length);
    return [...body.matchAll(/\bawait\b[^;]*;/g)].map(([statement]) => statement.replace(/\s+/g, ' '));
  });
}

/** The text up to the brace that closes the one before `start`. */
function bodyAt(code: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < code.length; end += 1) depth += { '{': 1, '}': -1 }[code[end]!] ?? 0;
  return code.slice(start, end);
}

const waitsForSomethingElse = (statement: string) => !/\bmanager\b/.test(statement) || statement.startsWith('await (');

describe('Transactions', () => {
  it('await nothing but the database: the embedded one has a single session, which a waiting transaction blocks', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const awaited = sources.flatMap((file) =>
      awaitedIn(readFileSync(new URL(file, SOURCE), 'utf8')).map((statement) => ({ file, statement })),
    );

    expect(awaited.length).toBeGreaterThan(5);
    expect(awaited.filter(({ statement }) => waitsForSomethingElse(statement))).toEqual([]);
  });

  it('the check finds a transaction that waits for an embedder, and one that waits for another iterator', () => {
    const code = `
      await this.transaction(async (manager) => {
        const vectors = await this.embedder.embed(texts);
        for await (const batch of batches) { use(batch); }
        await manager.query('SELECT 1');
      });`;

    expect(awaitedIn(code).filter(waitsForSomethingElse)).toEqual([
      'await this.embedder.embed(texts);',
      'await (const batch of batches) { use(batch);',
    ]);
  });
});
