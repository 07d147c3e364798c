import { GOOD, ScriptedChatServer } from '../../test/support/scripted-chat-server.js';
import { readEnv } from '../config/env.schema.js';
import { ModelSettings, RagSettings } from '../config/settings.js';
import { createEmbedder } from '../rag/rag.providers.js';
import { SameThreadWorkers } from '../testing/same-thread.workers.js';
import { readDoctorWords, runDoctor } from './doctor.command.js';
import type { Examination } from './examine-model.js';
import { ANSWER_TOKENS } from './limits.js';

const KEY = 'sk-secret-key-of-the-test';

describe('npm run doctor -- model', () => {
  let server: ScriptedChatServer;
  let url: string;

  beforeEach(async () => {
    server = new ScriptedChatServer();
    url = await server.start();
  });
  afterEach(() => server.close());

  async function run(variables: Record<string, string> = {}, json = false): Promise<{ code: number; text: string }> {
    const env = readEnv({
      OPENAI_BASE_URL: url.replace('//', '//ada:pass-word@'),
      OPENAI_API_KEY: KEY,
      AGENT_MODEL: 'any',
      EMBEDDING_MODEL: 'scripted',
      EMBEDDING_DIMENSIONS: '2',
      ...variables,
    });
    const rag = RagSettings.from(env);
    const embedder = createEmbedder(rag, new SameThreadWorkers());
    let text = '';
    const output = { write: (line: string) => (text += line) };
    const code = await runDoctor({ model: ModelSettings.from(env), rag, embedder }, { json }, output);
    return { code, text };
  }

  const examine = async (variables: Record<string, string> = {}) => {
    const { code, text } = await run(variables, true);
    const { trials, ...facts } = JSON.parse(text) as Examination & { model: string; server: string };
    return { code, facts, trials: Object.fromEntries(trials.map(({ name, ...trial }) => [name, trial])) };
  };

  it('asks a good server each of the eight questions once, with a limit for the answer, and everything works', async () => {
    const { code, facts, trials } = await examine();

    expect(code).toBe(0);
    expect(facts).toEqual({ model: 'any', server: url, api: 'chat_completions' });
    expect(Object.keys(trials)).toEqual([...Object.keys(GOOD), 'embeddings']);
    expect(Object.values(trials).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'works'));
    expect(server.bodies).toHaveLength(7);
    expect(server.bodies.map((body) => body.max_tokens)).toEqual(Array.from({ length: 7 }, () => ANSWER_TOKENS));
  });

  it('names what is repaired', async () => {
    server.answers = {
      stream: [{ content: [{ type: 'text', text: 'ready' }] }],
      'tool call': [
        { tool_calls: [{ type: 'function', function: { name: 'look_up', arguments: '{"fruit":"apple"}' } }] },
      ],
      reasoning: [{ content: '<think>17 times 20 is 340.</think>391' }],
    };

    const { code, trials } = await examine();

    expect(code).toBe(0);
    expect(trials.stream).toEqual({ status: 'works with a repair', detail: 'repaired: text as a list of parts' });
    expect(trials['tool call']).toMatchObject({ detail: 'repaired: calls without a number, calls without an id' });
    expect(trials.reasoning).toMatchObject({ detail: 'repaired: thoughts in the text' });
  });

  it('names the setting for what does not work, and prints neither keys nor passwords', async () => {
    const refusal = {
      status: 400,
      message: `"auto" tool choice is not enabled.\nYour headers: Bearer ${KEY}, x-team-secret`,
    };
    server.answers = {
      'tool call': refusal,
      'tool result': refusal,
      'two tool calls': GOOD['tool call'],
      reasoning: GOOD.stream,
      'long output': [{ content: '1, 2, 3' }],
      image: [{ content: 'I cannot see images.' }],
      embeddings: { status: 404, message: `no such model, ${KEY}` },
    };
    const variables = { OPENAI_HEADERS: '{"x-team":"x-team-secret"}' };

    const { code, text } = await run(variables);

    expect(code).toBe(0);
    const lines = text.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'stream | works',
        expect.stringMatching(/^tool call \| does not work \| model_request_refused \(400 "auto" tool choice is not/),
        expect.stringMatching(/^ \| → AGENT_MODEL: .*--enable-auto-tool-choice$/),
        'two tool calls | does not work | 1 of 2 calls came',
        'reasoning | does not work | no thoughts came',
        'long output | does not work | it ended after 7 characters',
        expect.stringMatching(/^image \| does not work \| the colour was not seen$/),
        expect.stringMatching(/^embeddings \| does not work \| embedding_refused/),
      ]),
    );
    expect(text).toContain('***');
    expect(text).not.toMatch(/secret|pass-word|ada/);
  });

  it('ends with 1 when streaming does not work, and asks a server that does not know the key nothing more', async () => {
    server.answers.stream = { status: 401, message: 'no' };

    const { code, trials } = await examine();

    expect(code).toBe(1);
    expect(trials.stream).toMatchObject({ status: 'does not work', remedy: expect.stringContaining('OPENAI_API_KEY') });
    expect(trials.image).toEqual({ status: 'not asked' });
    expect(trials.embeddings).toMatchObject({ status: 'works' });
    expect(server.bodies).toHaveLength(1);
  });

  it('asks again without a limit for the answer when the model does not accept one', async () => {
    server.answers.stream = { status: 400, message: "Unsupported parameter: 'max_tokens'" };

    await examine();

    expect(server.bodies.slice(0, 2).map((body) => body.max_tokens)).toEqual([ANSWER_TOKENS, undefined]);
  });

  it('ends with 1 when no language model is configured', async () => {
    const { code, text } = await run({ AGENT_MODEL: 'extractive' });

    expect(code).toBe(1);
    expect(text).toMatch(/Set OPENAI_API_KEY, or OPENAI_BASE_URL and AGENT_MODEL/);
  });

  it('understands only the word model, with --json', () => {
    expect(readDoctorWords(['model', '--json'])).toEqual({ json: true });
    expect(readDoctorWords(['index'])).toBeUndefined();
    expect(() => readDoctorWords(['model', '--yaml'])).toThrow(/--yaml/);
  });
});
