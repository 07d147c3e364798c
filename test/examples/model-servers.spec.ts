import { readdirSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { envSchema, readEnv } from '../../src/config/env.schema.js';
import { ModelSettings, RagSettings } from '../../src/config/settings.js';

const FOLDER = 'handbook/01-start/02-configuration';
/** A marker with the dialect of the server, and the lines for `.env`. */
const BLOCK = /<!-- environment: (\S+) -->\n\n```sh\n([^]*?)\n```/g;
const FAMILIES = [
  'openai',
  'azure-openai',
  'gemini',
  'mistral',
  'deepseek',
  'vllm',
  'ollama',
  'litellm',
  'openrouter',
  'anthropic',
];

interface Behaviour {
  readonly apis: readonly string[];
}

const names = readdirSync(FOLDER).filter((name) => FAMILIES.some((family) => name.endsWith(`-${family}.md`)));
const blocks = names.flatMap((name) =>
  [...readFileSync(`${FOLDER}/${name}`, 'utf8').matchAll(BLOCK)].map(([, dialect, lines], index) => ({
    page: `${name} (${index + 1})`,
    dialect: dialect!,
    variables: Object.fromEntries(Object.entries(parseEnv(lines!)).map(([variable, value]) => [variable, value ?? ''])),
  })),
);

describe('The handbook pages of model servers', () => {
  it('each family of servers has a page with its environment, to which the page of model servers leads', () => {
    const overview = readFileSync(`${FOLDER}/04-model-server.md`, 'utf8');

    expect(names).toHaveLength(FAMILIES.length);
    expect(names.filter((name) => !blocks.some(({ page }) => page.startsWith(name)))).toEqual([]);
    expect(names.filter((name) => !overview.includes(`](${name})`))).toEqual([]);
  });

  it.each(blocks)('the environment on page $page is valid and leads to its model', ({ variables }) => {
    const env = readEnv(variables);
    const model = ModelSettings.from(env);

    expect(Object.keys(variables).filter((name) => !(name in envSchema.shape))).toEqual([]);
    expect(model).toMatchObject({ model: variables.AGENT_MODEL, baseUrl: variables.OPENAI_BASE_URL });
    expect(RagSettings.from(env).embedding.model).toBe(variables.EMBEDDING_MODEL ?? 'text-embedding-3-small');
  });

  it.each(blocks)('the API on page $page is one of those that its dialect is tested with', ({ dialect, variables }) => {
    const { api } = ModelSettings.from(readEnv(variables));
    const files = readdirSync(`test/dialects/${dialect}`).map((file) =>
      readFileSync(`test/dialects/${dialect}/${file}`, 'utf8'),
    );

    expect(files.flatMap((file) => (JSON.parse(file) as Behaviour).apis)).toContain(api);
  });
});
