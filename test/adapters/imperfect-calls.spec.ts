import { LLMock } from '@copilotkit/aimock';
import { Logger } from '@nestjs/common';
import { MODEL_STEPS } from '../../src/agent/limits.js';
import { aPassage, collect, covering, FakeRetriever, streamedText } from '../support/agent-builders.js';
import { askModel } from '../support/ask-model.js';

const ARGUMENTS = { queries: ['postgres'], search_scope: 'full', current_chapter: null, current_lesson: null };
const JSON_TEXT = JSON.stringify(ARGUMENTS);

describe.each(['responses', 'chat_completions'] as const)('Tool calls of a model server with the API %s', (api) => {
  let server: LLMock;
  let retriever: FakeRetriever;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = new LLMock({ port: 0 });
    await server.start();
  });
  beforeEach(() => {
    server.reset();
    retriever = new FakeRetriever(covering(aPassage('a')));
  });
  afterAll(() => server.stop());

  /** Answers the first request with this call, and requests with a result with text. */
  async function askWithCall(name: string, args: string) {
    server
      .on({ hasToolResult: false }, { toolCalls: [{ id: 'call_1', name, arguments: args }] })
      .on({ hasToolResult: true }, { content: 'Done.' });
    const text = streamedText(await collect(askModel({ api, baseUrl: `${server.url}/v1`, retriever })));
    return { text, second: JSON.stringify(server.getRequests()[1]?.body) };
  }

  it.each([
    'functions.search_content',
    'search_content:0',
    'default_api.search_content',
    'search_content<|channel|>commentary',
    'mcp__handbook__search_content',
    'Search-Content',
    'search_contentsearch_content',
  ])('the name %s is understood as search_content', async (name) => {
    const { text, second } = await askWithCall(name, JSON_TEXT);

    expect(text).toBe('Done.');
    expect(retriever.searches).toMatchObject([{ queries: ['postgres'] }]);
    expect(second).toContain('"name":"search_content"');
  });

  it.each([['look.up'], ['']])(
    'a call of the unknown tool "%s" is answered with the tools that exist',
    async (name) => {
      const { text, second } = await askWithCall(name, JSON_TEXT);

      expect(text).toBe('Done.');
      expect(retriever.searches).toEqual([]);
      expect(second).toContain('The tools are: search_content.');
    },
  );

  it.each([
    ['text for a list', { ...ARGUMENTS, queries: 'postgres' }],
    ['a list as JSON in text', { ...ARGUMENTS, queries: '["postgres"]' }],
    ['no optional members', { queries: ['postgres'], search_scope: 'full' }],
    ['the word null', { ...ARGUMENTS, current_lesson: 'null' }],
    ['another spelling of a choice', { ...ARGUMENTS, search_scope: ' Full' }],
  ])('arguments with %s are repaired', async (_what, args) => {
    const { text } = await askWithCall('search_content', JSON.stringify(args));

    expect(text).toBe('Done.');
    expect(retriever.searches).toMatchObject([{ queries: ['postgres'], scope: 'full', currentChapter: 2 }]);
  });

  it('a number as text is repaired', async () => {
    await askWithCall('search_content', JSON.stringify({ ...ARGUMENTS, current_chapter: '5' }));

    expect(retriever.searches).toMatchObject([{ currentChapter: 5 }]);
  });

  it.each([
    ['in a code fence', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ['with text after them', `${JSON_TEXT}<|call|>`],
    ['inside a JSON string', JSON.stringify(JSON_TEXT)],
    ['after an empty object', `{}${JSON_TEXT}`],
  ])('arguments %s are read', async (_what, args) => {
    const { text } = await askWithCall('search_content', args);

    expect(text).toBe('Done.');
    expect(retriever.searches).toMatchObject([{ queries: ['postgres'] }]);
  });

  it.each([
    ['', 'queries: is missing, expected a list of text'],
    ['{"queries":["a"],"search_scope":"page"}', 'search_scope: expected one of'],
    ['{"queries":[{"q":1}],"search_scope":"full"}', 'queries[0]: expected text, got an object'],
    ['{"queries":["postg', 'expected one complete JSON object'],
  ])('the model is told what is wrong with the arguments %s', async (args, expected) => {
    const { text, second } = await askWithCall('search_content', args);

    expect(text).toBe('Done.');
    expect(retriever.searches).toEqual([]);
    expect(second).toContain(expected);
  });

  it('a model that never calls a tool rightly is asked a limited number of times', async () => {
    server.on({}, { toolCalls: [{ name: 'look_up', arguments: '{}' }] });

    const asking = collect(askModel({ api, baseUrl: `${server.url}/v1`, retriever }));

    await expect(asking).rejects.toMatchObject({ code: 'model_too_many_steps' });
    expect(server.getRequests()).toHaveLength(MODEL_STEPS);
  });

  it('two calls with the same id are both made', async () => {
    const call = (query: string) => ({
      id: 'call_0',
      name: 'search_content',
      arguments: JSON.stringify({ ...ARGUMENTS, queries: [query] }),
    });
    server
      .on({ hasToolResult: false }, { toolCalls: [call('one'), call('two')] })
      .on({ hasToolResult: true }, { content: 'Done.' });

    await collect(askModel({ api, baseUrl: `${server.url}/v1`, retriever }));

    expect(retriever.searches.map(({ queries }) => queries)).toEqual([['one'], ['two']]);
  });
});
