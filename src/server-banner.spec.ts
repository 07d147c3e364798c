import type { INestApplicationContext, Type } from '@nestjs/common';
import { LOCAL_OWNER, type Owner } from './auth/identity.js';
import { readEnv } from './config/env.schema.js';
import { AuthSettings, DatabaseSettings, ModelSettings, RagSettings, ServerSettings } from './config/settings.js';
import { OwnerData } from './database/owner-data.js';
import { describeServer, warningsOf, warningsOfData } from './server-banner.js';

/** @param owners those who have threads. */
function applicationWith(variables: Record<string, string>, owners: readonly Owner[] = []): INestApplicationContext {
  const env = readEnv(variables);
  const settings = [ServerSettings, AuthSettings, DatabaseSettings, RagSettings, ModelSettings].map((slice) =>
    slice.from(env),
  );
  const hasThreads = async ({ tenantId, userId }: Owner) =>
    owners.some((owner) => owner.tenantId === tenantId && owner.userId === userId);
  const get = (token: Type) => (token === OwnerData ? { hasThreads } : settings.find((each) => each instanceof token));
  return { get } as unknown as INestApplicationContext;
}

const linesFor = (variables: Record<string, string>) =>
  describeServer(applicationWith(variables), 'http://localhost:3000');
const warningsFor = (variables: Record<string, string>) => warningsOf(applicationWith(variables));

describe('The lines of a start', () => {
  it.each([
    [{}, 'set OPENAI_API_KEY for one'],
    [{ OPENAI_BASE_URL: 'http://localhost:8000/v1' }, 'set AGENT_MODEL to the name of a model for one'],
    [{ OPENAI_API_KEY: 'key', AGENT_MODEL: 'extractive' }, 'set AGENT_MODEL to the name of a model for one'],
  ])('with %j the line about answers says: %s', (variables, remedy) => {
    expect(linesFor(variables)).toContain(
      `Answers: extractive, quoted from the documentation without a language model (${remedy})`,
    );
  });

  it('a warning names EMBEDDING_API_KEY when the key of the model server is sent to another server', () => {
    const variables = {
      OPENAI_API_KEY: 'key',
      EMBEDDING_MODEL: 'any',
      EMBEDDING_BASE_URL: 'https://ada:secret@vectors.example.com/v1',
    };
    const warnings = (more = {}) => warningsFor({ ...variables, ...more });

    expect(warnings()).toEqual([
      'The embedding server https://vectors.example.com/v1 gets OPENAI_API_KEY. Set EMBEDDING_API_KEY to send it another key.',
    ]);
    expect(warnings({ EMBEDDING_API_KEY: 'other' })).toEqual([]);
  });

  it('AUTH=none is a warning, also on this machine only', () => {
    expect(warningsFor({ AUTH: 'none' })).toEqual([
      'AUTH=none: all callers are one owner. Everybody on this machine can read and delete every chat.',
    ]);
    expect(warningsFor({ AUTH: 'none', HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('Everybody who reaches 0.0.0.0 can'),
    ]);
  });

  it('visitors with a shared database and a key of this server alone are a warning', () => {
    const DATABASE_URL = 'postgres://localhost/chat';

    expect(warningsFor({})).toEqual([]);
    expect(warningsFor({ DATABASE_URL })).toEqual([expect.stringContaining('Set SESSION_SECRETS')]);
    expect(warningsFor({ DATABASE_URL, SESSION_SECRETS: 'x'.repeat(32) })).toEqual([]);
  });

  it.each([
    ['visitor', [LOCAL_OWNER], ['local/local']],
    ['visitor', [{ tenantId: 'local', userId: 'ada' }], []],
    ['none', [LOCAL_OWNER], []],
  ])('with AUTH=%s and threads of %j, the start names the command for the chats of %j', async (AUTH, owners, named) => {
    const lines = await warningsOfData(applicationWith({ AUTH }, owners));

    expect(lines).toEqual(
      named.map((name) => expect.stringMatching(`chats of ${name}\\..*npm run keys -- adopt ${name} <tenant>/<user>$`)),
    );
  });
});
