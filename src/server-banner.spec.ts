import type { INestApplicationContext, Type } from '@nestjs/common';
import { readEnv } from './config/env.schema.js';
import { DatabaseSettings, ModelSettings, RagSettings } from './config/settings.js';
import { describeServer, warningsOf } from './server-banner.js';

function linesFor(variables: Record<string, string>): string[] {
  const env = readEnv(variables);
  const settings = [DatabaseSettings, RagSettings, ModelSettings].map((slice) => slice.from(env));
  const get = (token: Type) => settings.find((each) => each instanceof token);
  return describeServer({ get } as unknown as INestApplicationContext, 'http://localhost:3000');
}

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
    const warnings = (more = {}) => warningsOf(RagSettings.from(readEnv({ ...variables, ...more })));

    expect(warnings()).toEqual([
      'The embedding server https://vectors.example.com/v1 gets OPENAI_API_KEY. Set EMBEDDING_API_KEY to send it another key.',
    ]);
    expect(warnings({ EMBEDDING_API_KEY: 'other' })).toEqual([]);
  });
});
