import { jest } from '@jest/globals';
import { GOOD, ScriptedChatServer } from '../../test/support/scripted-chat-server.js';
import { readEnv } from '../config/env.schema.js';
import { ModelSettings, RagSettings } from '../config/settings.js';
import { createEmbedder } from '../rag/rag.providers.js';
import { CommandLogger } from '../server-logger.js';
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

  it('sends the limit for the answer by its newer name when the model accepts only that', async () => {
    const message = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.";
    server.refuses = (body) => (body.max_tokens === undefined ? undefined : { status: 400, message });

    const { trials } = await examine();

    expect(Object.values(trials).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'works'));
    expect(server.bodies.map((body) => body.max_completion_tokens)).toEqual([
      undefined,
      ...Array.from({ length: 7 }, () => ANSWER_TOKENS),
    ]);
  });

  it('asks each question with AGENT_REASONING_EFFORT when it is set', async () => {
    const { code } = await examine({ AGENT_REASONING_EFFORT: 'low' });

    expect(code).toBe(0);
    expect(server.bodies.map((body) => body.reasoning_effort)).toEqual(Array.from({ length: 7 }, () => 'low'));
  });

  it('names AGENT_REASONING_EFFORT when the model does not take it', async () => {
    const message = "Unsupported value: 'reasoning_effort' does not support 'low' with this model.";
    server.refuses = (body) => (body.reasoning_effort === undefined ? undefined : { status: 400, message });

    const { code, trials } = await examine({ AGENT_REASONING_EFFORT: 'low' });

    expect(code).toBe(1);
    expect(trials.stream!.remedy).toMatch(/^AGENT_REASONING_EFFORT: /);
  });

  it('ends with 1 when no language model is configured', async () => {
    const { code, text } = await run({ AGENT_MODEL: 'extractive' });

    expect(code).toBe(1);
    expect(text).toMatch(/Set OPENAI_API_KEY, or OPENAI_BASE_URL and AGENT_MODEL/);
  });

  it('asks only the examined model, also when AGENT_FALLBACK_MODEL is set and the model is not available', async () => {
    server.answers.stream = { status: 429, message: 'Try again in 900 seconds.' };

    const { code, trials } = await examine({ AGENT_FALLBACK_MODEL: 'other' });

    expect(code).toBe(1);
    expect(trials.stream).toMatchObject({ detail: expect.stringContaining('model_rate_limited') });
    expect(server.bodies.map(({ model }) => model)).toEqual(['any']);
  });

  it('says that the arguments of a call were not those asked for, and advises another model', async () => {
    const call = { index: 0, id: 'c', type: 'function', function: { name: 'look_up', arguments: '{"fruit":"plum"}' } };
    server.answers = {
      'tool call': [{ tool_calls: [call] }],
      'two tool calls': [{ tool_calls: [call] }, { tool_calls: [{ ...call, index: 1, id: 'd' }] }],
    };
    const wrong = {
      status: 'does not work',
      detail: 'the arguments of the call were not those asked for',
      remedy: expect.stringMatching(/^AGENT_MODEL: .*fills in the arguments/),
    };

    const { trials } = await examine();

    expect(trials['tool call']).toEqual(wrong);
    expect(trials['two tool calls']).toEqual(wrong);
  });

  it.each([
    [{ status: 404, message: 'The model `any` does not exist.' }, {}, 'AGENT_MODEL'],
    [{ status: 404, message: 'model_not_found' }, { AGENT_API: 'chat_completions' }, 'AGENT_MODEL'],
    [{ status: 403, message: 'No access. (model_not_found)' }, {}, 'AGENT_MODEL'],
    [{ status: 404, message: 'The company has no such page.' }, {}, 'OPENAI_BASE_URL'],
    [{ status: 405, message: 'Method Not Allowed' }, {}, 'OPENAI_BASE_URL'],
    [{ status: 404, message: 'Not Found' }, { AGENT_API: 'chat_completions' }, 'AGENT_API=auto'],
  ])('for %j with %j it names the setting %s', async (answer, variables, setting) => {
    server.answers.stream = answer;

    const { trials } = await examine(variables);

    expect(trials.stream!.remedy!.split(':')[0]).toBe(setting);
  });

  it('says that OPENAI_BASE_URL usually ends in /v1 when the server has no path of an API', async () => {
    server.route = 'v1/chat/completions';

    const { trials } = await examine();

    expect(trials.stream!.remedy).toMatch(/^OPENAI_BASE_URL: .* ends in \/v1$/);
  });

  it('ends the table with the number of questions that work, and of those that were not asked', async () => {
    server.answers.image = [{ content: 'I cannot see images.' }];
    const { text: whole } = await run();
    server.answers.stream = { status: 401, message: 'no' };
    const { text: short } = await run();

    expect(whole.trimEnd().split('\n').at(-1)).toBe('Questions that work: 7 of 8');
    expect(short.trimEnd().split('\n').at(-1)).toBe('Questions that work: 1 of 8, 6 were not asked');
  });

  it.each(['fatal', 'error', 'warn'] as const)('a log line of the level %s is not mixed with the result', (level) => {
    const output = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      new CommandLogger()[level]('The model is slow.', 'Models');
      expect(output).not.toHaveBeenCalled();
      expect(errors).toHaveBeenCalledWith(expect.stringContaining('The model is slow.'));
    } finally {
      output.mockRestore();
      errors.mockRestore();
    }
  });

  it('understands only the word model, with --json, and names the word that it does not know', () => {
    expect(readDoctorWords(['model', '--json'])).toEqual({ json: true });
    expect(readDoctorWords(['--json', 'model'])).toEqual({ json: true });
    expect(readDoctorWords(['model'])).toEqual({ json: false });
    expect(readDoctorWords(['--json'])).toEqual({ fault: expect.stringContaining('"model" is missing') });
    expect(readDoctorWords(['modle'])).toEqual({ fault: expect.stringContaining('"modle" is not known') });
    expect(readDoctorWords(['model', '--yaml'])).toEqual({ fault: expect.stringContaining('"--yaml" is not known') });
    expect(readDoctorWords(['model', 'index'])).toEqual({ fault: expect.stringContaining('"index" is not known') });
  });
});
