import { readFileSync } from 'node:fs';
import { envSchema } from '../../src/config/env.schema.js';

/** Variables and their one line of meaning, in the order of `.env.example`. */
function documented(): [string, string][] {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  return [...text.matchAll(/^# (.+)\n#?([A-Z_]+)=/gm)].map((match) => [match[2]!, match[1]!]);
}

describe('.env.example', () => {
  it('.env.example names every variable that the server reads, in order, with its description in the schema', () => {
    const known = Object.entries(envSchema.shape).map(([name, schema]) => [name, schema.description]);

    expect(documented()).toEqual(known);
  });
});
