import { setImmediate } from 'node:timers/promises';
import {
  type AgentOutputItem,
  type Model,
  type ModelRequest,
  type ModelResponse,
  type protocol,
  Usage,
} from '@openai/agents';
import { newId } from '../../common/ids.js';
import { EXTRACTIVE } from '../../config/env.schema.js';
import { type ProductName, UNNAMED } from '../../content/product-name/product-name.js';
import { bundledEncoder } from '../../rag/encoder/bundled-encoder.js';
import { answerFrom, combinedSearches } from '../extractive/answer-from.js';
import { coverageOf } from '../extractive/coverage.js';
import { intentOf } from '../extractive/intent.js';
import { type Conversation, readConversation } from '../extractive/read-conversation.js';
import { planSearch } from '../extractive/search-queries.js';
import { messagesFor } from '../messages/languages.js';
import { readerLanguage } from '../messages/reader-language.js';
import { SEARCH_CONTENT } from '../tools/search-content.tool.js';
import { readSearchFailure } from '../tools/search-failure.js';
import { readSearchResults, type SearchResults } from '../tools/search-results.js';

const WORD_GROUP = /(?:\S+\s*){1,3}|\s+/g;

/**
 * Answers without a language model: searches with the words of the question, then quotes the passages that were found.
 * The agent uses it like any other model, so everything else is the same with and without an API key.
 */
export class ExtractiveModel implements Model {
  constructor(private readonly product: Pick<ProductName, 'current'> = UNNAMED) {}

  async getResponse({ input }: ModelRequest): Promise<ModelResponse> {
    return {
      output: [await respond(readConversation(input), this.product)],
      usage: new Usage(),
      responseId: EXTRACTIVE,
    };
  }

  async *getStreamedResponse({ input, signal }: ModelRequest): AsyncGenerator<protocol.StreamEvent, void, void> {
    signal?.throwIfAborted();
    yield { type: 'response_started' };
    const output = await respond(readConversation(input), this.product);
    signal?.throwIfAborted();
    for (const delta of textOf(output).match(WORD_GROUP) ?? []) {
      yield { type: 'output_text_delta', delta };
      await setImmediate();
      signal?.throwIfAborted();
    }
    const usage = { requests: 0, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_done', response: { id: EXTRACTIVE, output: [output], usage } };
  }
}

async function respond(
  conversation: Conversation,
  product: Pick<ProductName, 'current'>,
): Promise<protocol.FunctionCallItem | protocol.AssistantMessageItem> {
  const { toolOutputs } = conversation;
  const searches = toolOutputs.map(readSearchResults).filter((found) => found !== undefined);
  const attempt = toolOutputs.length;
  if (attempt === 0 || (searches.length > 0 && isWorthAnotherSearch(searches.at(-1)!, conversation, attempt))) {
    return callSearch(conversation, attempt);
  }
  const results = combinedSearches(searches, conversation);
  const text = results
    ? answerFrom(results, conversation, await product.current(), (await bundledEncoder()).encoder)
    : readSearchFailure(toolOutputs.at(-1), messagesFor(readerLanguage(conversation)));
  return { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

/** Whether only the open page was searched, and does not answer or says only what is around the selection. */
function isWorthAnotherSearch(results: SearchResults, conversation: Conversation, attempt: number): boolean {
  if (attempt !== 1) return false;
  const { kind } = intentOf(conversation);
  if (kind === 'selection') return conversation.isPageKnown;
  return (
    kind === 'on_page' &&
    (results.nearness === 'nothing' || coverageOf(conversation.question, [], results) === 'nothing')
  );
}

function callSearch(conversation: Conversation, attempt: number): protocol.FunctionCallItem {
  const { queries, scope } = planSearch(conversation, attempt);
  return {
    type: 'function_call',
    callId: newId('tool_call'),
    name: SEARCH_CONTENT,
    arguments: JSON.stringify({ queries, search_scope: scope }),
    status: 'completed',
  };
}

function textOf(output: AgentOutputItem): string {
  if (output.type !== 'message' || !Array.isArray(output.content)) return '';
  return output.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}
