import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../', import.meta.url);

export interface Fixture {
  readonly name: string;
  readonly description: string;
  readonly quirk?: string;
}

/** All fixtures of a folder. A new file is a new test. */
export function fixturesOf<T extends Fixture>(folder: string): T[] {
  const files = readdirSync(new URL(`fixtures/${folder}/`, ROOT))
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.map((file) => readJson<T>(`fixtures/${folder}/${file}`));
}

/** Deliberate differences from the reference with their reasons: by name for one folder, by `folder/name` for all (`''`). */
export function deliberateDifferences(folder: string): Map<string, string> {
  const entries = Object.entries(readJson<Record<string, string>>('deliberate-differences.json'));
  return new Map(
    entries.flatMap(([key, reason]) => {
      if (folder === '') return [[key, reason]];
      return key.startsWith(`${folder}/`) ? [[key.slice(folder.length + 1), reason]] : [];
    }),
  );
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8')) as T;
}
