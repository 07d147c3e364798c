import { readFileSync } from 'node:fs';
import { envSchema } from '../../src/config/env.schema.js';
import { SECRET_VARIABLES } from '../../src/config/secret-files.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const VARIABLES_PAGE = 'handbook/01-start/02-configuration/01-variables.md';

/** Variables and their one line of meaning, in the order of `.env.example`. */
function documented(): [string, string][] {
  return [...read('.env.example').matchAll(/^# (.+)\n#?([A-Z_]+)=/gm)].map((match) => [match[2]!, match[1]!]);
}

describe('.env.example', () => {
  it('.env.example names every variable that the server reads, in order, with its description in the schema', () => {
    const known = Object.entries(envSchema.shape).map(([name, schema]) => [name, schema.description]);

    expect(documented()).toEqual(known);
  });

  it('the handbook page of variables names every variable that the server reads, in the same order', () => {
    const rows = [...read(VARIABLES_PAGE).matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);

    expect(rows).toEqual(Object.keys(envSchema.shape));
  });

  it.each([
    ['.env.example', /This works for ([^.]+)\./],
    [VARIABLES_PAGE, /This works for ([^.]+)\./],
  ])('%s names every secret that can be in a file', (path, sentence) => {
    const names = sentence.exec(read(path))?.[1]?.match(/[A-Z_]{3,}/g);

    expect(names).toEqual([...SECRET_VARIABLES]);
  });
});
