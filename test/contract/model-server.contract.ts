import { LLMock } from '@copilotkit/aimock';
import { Logger } from '@nestjs/common';
import { eventsOf, type ResponderEvent } from '../../src/chatkit/responder.js';
import type { ModelSettings } from '../../src/config/settings.js';
import { aPassage, collect, covering, FakeRetriever, finished, streamedText } from '../support/agent-builders.js';
import { askModel } from '../support/ask-model.js';

const SEARCH = {
  id: 'call_1',
  name: 'search_content',
  arguments: JSON.stringify({ queries: ['postgres'], search_scope: 'full' }),
};
const ANSWER = { content: 'Set the variable [1]. Then start the server.' };

/** The contract of the agent with a model server of this API. The server of the test runs in this process. */
export function modelServerContract(api: ModelSettings['api']): void {
  describe(`a model server with the API ${api}`, () => {
    let server: LLMock;
    let retriever: FakeRetriever;

    beforeAll(() => Logger.overrideLogger(false));
    beforeEach(async () => {
      server = new LLMock({ port: 0 });
      await server.start();
      retriever = new FakeRetriever(covering(aPassage('a')));
    });
    afterEach(() => server.stop());

    const ask = (baseUrl = `${server.url}/v1`) => askModel({ api, baseUrl, retriever });

    it('calls the search tool and answers with citations of the passages', async () => {
      server
        .on({ hasToolResult: false }, { toolCalls: [SEARCH] })
        .on({ hasToolResult: true }, ANSWER, { chunkSize: 3 });

      const events = await collect(ask());

      expect(retriever.searches).toMatchObject([{ queries: ['postgres'], scope: 'full', currentChapter: 2 }]);
      expect(streamedText(events)).toBe('Set the variable. Then start the server.');
      expect(finished(events, 'assistant_message')).toMatchObject([
        {
          content: [
            {
              text: 'Set the variable. Then start the server.',
              annotations: [{ index: 16, source: { url: '/guide/postgres#a:~:text=Text%20of%20a.' } }],
            },
          ],
        },
      ]);
    });

    it('leads to the same kinds of events in the same order for every API', async () => {
      server
        .on({ hasToolResult: false }, { toolCalls: [SEARCH] })
        .on({ hasToolResult: true }, ANSWER, { chunkSize: 100 });

      const kinds = (await collect(ask()))
        .map((event) => ('update' in event ? event.update.type : event.type))
        .filter((kind) => kind !== 'usage');

      expect(kinds).toEqual([
        'thread.item.added',
        'workflow.task.updated',
        'thread.item.done',
        'thread.item.added',
        'assistant_message.content_part.added',
        'assistant_message.content_part.text_delta',
        'assistant_message.content_part.annotation_added',
        'assistant_message.content_part.done',
        'thread.item.done',
        'answer.completed',
      ]);
    });

    it.each([
      [401, { code: 'model_credentials', retryable: false }],
      [400, { code: 'model_request_refused', retryable: false }],
    ])('that answers %i is asked once, and the error does not contain its text', async (status, expected) => {
      server.on({ hasToolResult: false }, { error: { message: 'secret words of the provider' }, status });

      const error: unknown = await collect(ask()).catch((thrown: unknown) => thrown);

      expect(error).toMatchObject(expected);
      expect((error as Error).message).not.toContain('secret');
      expect(server.getRequests()).toHaveLength(1);
    });

    it.each([
      [429, { code: 'model_rate_limited', kind: 'rate_limited', retryable: true, retryAfter: 0 }],
      [500, { code: 'model_unavailable', kind: 'unavailable', retryable: true }],
    ])('that always answers %i is asked three times, and the error is retryable', async (status, expected) => {
      server.on({ hasToolResult: false }, { error: { message: 'busy' }, status, retryAfter: 0 });

      await expect(collect(ask())).rejects.toMatchObject(expected);
      expect(server.getRequests()).toHaveLength(3);
    });

    it('is asked again when it fails before the first text', async () => {
      server.on({ hasToolResult: false }, { content: 'Hello.' });
      server.nextRequestError(500);

      expect(streamedText(await collect(ask()))).toBe('Hello.');
    });

    it('is not asked again when its answer is cut off after some text', async () => {
      const text = 'One two three four five six seven eight nine ten eleven twelve.';
      server.on({ hasToolResult: false }, { content: text }, { chunkSize: 4, latency: 5, truncateAfterChunks: 12 });
      const seen: ResponderEvent[] = [];

      const reading = (async () => {
        for await (const output of ask()) seen.push(...eventsOf(output));
      })();

      await expect(reading).rejects.toMatchObject({ code: 'model_stream_cut', retryable: true });
      expect(text.startsWith(streamedText(seen))).toBe(true);
      expect(streamedText(seen)).not.toBe('');
      expect(server.getRequests()).toHaveLength(1);
    });

    it('that is unavailable leads to a retryable error', async () => {
      const unusedPort = 'http://127.0.0.1:1/v1';

      await expect(collect(ask(unusedPort))).rejects.toMatchObject({ code: 'model_unavailable', retryable: true });
    });
  });
}
