import { readdirSync, readFileSync } from 'node:fs';

const SOURCE = new URL('../../src/', import.meta.url);

interface Row {
  readonly mentions: string;
  readonly pattern: RegExp;
  readonly livesIn: RegExp;
}

/** Where a word may occur in `src`. */
const TABLE: readonly Row[] = [
  { mentions: 'the environment', pattern: /process\.env/, livesIn: /^config\/environment\.module\.ts$/ },
  { mentions: 'the Qdrant client', pattern: /@qdrant\//, livesIn: /qdrant/ },
  { mentions: 'PGlite', pattern: /@electric-sql\//, livesIn: /pglite|embedded/ },
  { mentions: 'the OpenAI client', pattern: /from 'openai['/]/, livesIn: /openai|model-/ },
  { mentions: 'undici', pattern: /from 'undici'/, livesIn: /undici/ },
  { mentions: 'the Agents SDK', pattern: /from '@openai\/agents/, livesIn: /^agent\// },
  {
    mentions: 'TypeORM',
    pattern: /from 'typeorm'/,
    livesIn: /^database\/|\/entities\/|typeorm\.|pgvector|\.module\.ts$|^threads\/.*migration/,
  },
  { mentions: 'RxJS', pattern: /from 'rxjs'/, livesIn: /(^|\/)http\// },
  {
    mentions: 'Express',
    pattern: /from 'express'/,
    livesIn: /^http\/|\/http\/|^api-docs\.ts$|\.(controller|guard|decorator|filter)\.ts$/,
  },
  {
    mentions: 'a factory or class provider',
    pattern: /useFactory|useClass/,
    livesIn: /\.providers\.ts$|\.module\.ts$/,
  },
  { mentions: 'the time', pattern: /Date\.now\(|new Date\(\)/, livesIn: /^common\/clock\.ts$/ },
  { mentions: 'random ids', pattern: /randomUUID|from 'uuid'/, livesIn: /^common\/ids\.ts$|^rag\// },
];

function sourceFiles(): string[] {
  const all = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).sort();
}

describe('The rooms of the source', () => {
  const sources = sourceFiles().map((file) => ({ file, text: readFileSync(new URL(file, SOURCE), 'utf8') }));

  it.each(TABLE)('only its own room mentions $mentions', ({ pattern, livesIn }) => {
    const strays = sources
      .filter(({ file, text }) => pattern.test(text) && !livesIn.test(file))
      .map(({ file }) => file);

    expect(strays).toEqual([]);
  });
});
