import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { AGENT_MODEL } from '../../src/agent/agent.providers.js';
import type { Retrieval } from '../../src/rag/retrieval.js';
import { Retriever } from '../../src/rag/retriever.js';
import type { SearchRequest } from '../../src/rag/search-request.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

/** Finds nothing and records its requests. */
class ListeningRetriever {
  readonly searches: SearchRequest[] = [];

  search(search: SearchRequest): Promise<Retrieval> {
    this.searches.push(search);
    return Promise.resolve({ passages: [], confidence: 0, covered: false });
  }
}

describe('The page and the selection of the reader', () => {
  let app: RunningApp;
  let retriever: ListeningRetriever;
  let model: ScriptedModel;

  beforeEach(async () => {
    retriever = new ListeningRetriever();
    model = new ScriptedModel([
      [functionCall('search_content', { queries: ['why two'], search_scope: 'current_page' }, { callId: 'call_1' })],
      [assistantMessage('Because.')],
    ]);
    app = await new AppBuilder().withProvider(AGENT_MODEL, model).withProvider(Retriever, retriever).start();
  });
  afterEach(() => app.close());

  const context = {
    page_context: { current_chapter: 4, current_lesson: 'borrowing' },
    selected_text: 'only one mutable reference',
  };

  async function ask(path: string, body: object): Promise<void> {
    const stream = await postForEvents(`${app.url}${path}`, body);
    expect(stream.status).toBe(200);
    await collectFrames(stream);
  }

  it.each([
    ['the simple endpoint', '/assistant/chatkit', { query: 'why?', context }],
    [
      'the ChatKit protocol, as top-level context',
      '/chatkit',
      {
        type: 'threads.create',
        params: { input: { content: [{ type: 'input_text', text: 'why?' }], attachments: [], inference_options: {} } },
        context,
      },
    ],
    [
      'the ChatKit protocol, as metadata',
      '/chatkit',
      {
        type: 'threads.create',
        params: { input: { content: [{ type: 'input_text', text: 'why?' }], attachments: [], inference_options: {} } },
        metadata: context,
      },
    ],
  ])('the page and the selection reach the search tool through %s', async (_how, path, body) => {
    await ask(path, body);

    expect(retriever.searches).toEqual([
      expect.objectContaining({ scope: 'current_page', currentChapter: 4, currentLesson: 'borrowing' }),
    ]);
  });

  it('the page and the selection reach the model as data in a user message, never in its instructions', async () => {
    await ask('/assistant/chatkit', { query: 'why?', context });

    const { request } = model.calls[0]!;
    const users = (request.input as { role?: string }[]).filter(({ role }) => role === 'user');
    expect(JSON.stringify(users)).toContain('only one mutable reference');
    expect(request.systemInstructions).not.toContain('only one mutable reference');
  });
});
