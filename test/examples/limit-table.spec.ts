import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SOURCE = new URL('../../src/', import.meta.url);
const WIDGET = new URL('../../widget/src/host/limits.ts', import.meta.url);
const PAGE = new URL('../../handbook/03-operate/07-operating/12-limits.md', import.meta.url);
/** A marker, an empty line, and the table up to the next empty line. */
const TABLE = /(<!-- limits: ([a-z]+) -->\n\n)(?:\|[^\n]*\n)*/g;
/** A comment and the constant below it. */
const LIMIT = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export const (\w+)/g;

interface Limit {
  readonly name: string;
  readonly reason: string;
  readonly value: unknown;
}

/** The limits of each room that has any, and of the widget, in the order of their files. */
async function limitsByRoom(): Promise<Record<string, Limit[]>> {
  const rooms: Record<string, Limit[]> = {};
  for (const room of readdirSync(SOURCE).toSorted()) {
    const file = fileOf(room);
    if (file) rooms[room] = await limitsOf(file);
  }
  rooms.widget = await limitsOf(WIDGET);
  return rooms;
}

function fileOf(room: string): URL | undefined {
  if (room.includes('.')) return undefined;
  const folder = new URL(`${room}/`, SOURCE);
  const name = readdirSync(folder).find((file) => /^(request-)?limits\.ts$/.test(file));
  return name === undefined ? undefined : new URL(name, folder);
}

async function limitsOf(file: URL): Promise<Limit[]> {
  const values = (await import(file.href)) as Record<string, unknown>;
  return [...readFileSync(file, 'utf8').matchAll(LIMIT)].map(([, comment = '', name]) => ({
    name: name!,
    reason: comment.replace(/\s*\n\s*\*\s?/g, ' ').trim(),
    value: values[name!],
  }));
}

function tableOf(limits: readonly Limit[]): string {
  const rows = limits.map(({ name, reason, value }) => `| \`${name}\` | ${shown(value)} | ${reason} |`);
  return ['| Limit | Value | What it limits, and why |', '|---|---|---|', ...rows, ''].join('\n');
}

function shown(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([member, part]) => `${member} ${shown(part)}`)
    .join(', ');
}

describe('The limit page of the handbook', () => {
  it('the limit page has a table of the limits of every room and of the widget (`npm run limit-table` writes them)', async () => {
    const rooms = await limitsByRoom();
    const page = readFileSync(PAGE, 'utf8');
    const named = [...page.matchAll(TABLE)].map(([, , room]) => room!);
    const written = page.replace(TABLE, (_table, marker: string, room: string) => marker + tableOf(rooms[room] ?? []));
    if (process.env.WRITE_LIMIT_TABLE) writeFileSync(PAGE, written);

    expect(named.toSorted()).toEqual(Object.keys(rooms).toSorted());
    expect(readFileSync(PAGE, 'utf8')).toBe(written);
  });

  it('every limit is a number or has numbers, and its comment says in whole sentences what it limits', async () => {
    const limits = Object.values(await limitsByRoom()).flat();

    expect(limits.filter(({ reason }) => !/^[A-Z].{10,}\.$/.test(reason)).map(({ name }) => name)).toEqual([]);
    expect(limits.filter(({ value }) => !/\d/.test(shown(value))).map(({ name }) => name)).toEqual([]);
  });
});
