import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from './env.schema.js';
import { SECRET_FILE_BYTES } from './limits.js';
import { SECRET_VARIABLES } from './secret-files.js';

const EXAMPLES: Readonly<Record<(typeof SECRET_VARIABLES)[number], string>> = {
  DATABASE_URL: 'postgres://ada:secret@db.example.com/chat',
  QDRANT_URL: 'https://ada:secret@qdrant.example.com',
  QDRANT_API_KEY: 'secret-1',
  OPENAI_API_KEY: 'secret-2',
  OPENAI_HEADERS: '{"x-key":"secret-3"}',
  EMBEDDING_API_KEY: 'secret-4',
  RERANKER_API_KEY: 'secret-5',
  HTTP_PROXY: 'http://ada:secret@proxy.example.com',
  HTTPS_PROXY: 'http://ada:secret@proxy.example.com',
  ADMIN_KEY: 'secret-of-16-characters',
  SESSION_SECRETS: 'secret-of-at-least-32-characters-1',
};
/** What some of the variables need beside them. */
const OTHERS = { OPENAI_BASE_URL: 'http://localhost/v1', RERANKER_URL: 'http://localhost' };

describe('A secret in a file', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'secrets-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (content: string) => {
    const path = join(folder, 'secret');
    writeFileSync(path, content);
    return path;
  };

  it.each(SECRET_VARIABLES)(
    '%s_FILE names a file with the value, whose line break at the end does not count',
    (name) => {
      const expected = readEnv({ ...OTHERS, [name]: EXAMPLES[name] })[name];

      for (const end of ['', '\n', '\r\n']) {
        expect(readEnv({ ...OTHERS, [`${name}_FILE`]: fileOf(EXAMPLES[name] + end) })[name]).toEqual(expected);
      }
      expect(expected).toBeDefined();
    },
  );

  it('a variable and its file must not both be set, and an empty variable is not set', () => {
    const OPENAI_API_KEY_FILE = fileOf('from-the-file');

    expect(() => readEnv({ OPENAI_API_KEY: 'secret', OPENAI_API_KEY_FILE })).toThrow(
      /OPENAI_API_KEY: is set, and OPENAI_API_KEY_FILE too/,
    );
    expect(readEnv({ OPENAI_API_KEY: ' ', OPENAI_API_KEY_FILE }).OPENAI_API_KEY).toBe('from-the-file');
    expect(readEnv({ OPENAI_API_KEY: 'secret', OPENAI_API_KEY_FILE: '' }).OPENAI_API_KEY).toBe('secret');
  });

  it('each file that cannot be used is one line that names the file, beside the other faults', () => {
    const variables = { OPENAI_API_KEY_FILE: join(folder, 'missing'), ADMIN_KEY_FILE: folder, PORT: 'many' };

    expect(() => readEnv(variables)).toThrow(
      /PORT: .*\n  OPENAI_API_KEY: the file .*missing of OPENAI_API_KEY_FILE cannot be read \(ENOENT\)\n  ADMIN_KEY: .*EISDIR/,
    );
    expect(() => readEnv({ ADMIN_KEY_FILE: fileOf('\n') })).toThrow(/ADMIN_KEY: the file .* is empty/);
    expect(() => readEnv({ ADMIN_KEY_FILE: fileOf('x'.repeat(SECRET_FILE_BYTES + 1)) })).toThrow(/has more than 65536/);
  });

  it('no message repeats what is in the file', () => {
    const faults = SECRET_VARIABLES.map((name) => {
      const content = `\u0000secret words\nin two lines`;
      return String(
        (() => {
          try {
            return readEnv({ ...OTHERS, [`${name}_FILE`]: fileOf(content) });
          } catch (error) {
            return error;
          }
        })(),
      );
    });

    expect(faults.filter((fault) => !fault.includes('The environment is not valid'))).toEqual([]);
    expect(faults.join('\n')).not.toMatch(/secret words|two lines/);
  });
});
