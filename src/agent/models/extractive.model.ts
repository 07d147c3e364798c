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
import { contentWords } from '../../text/content-words.js';
import { composeAnswer } from '../extractive/compose-answer.js';
import { type Conversation, readConversation } from '../extractive/read-conversation.js';
import { isFollowUp, searchQueries } from '../extractive/search-queries.js';
import { SEARCH_CONTENT } from '../tools/search-content.tool.js';
import { readSearchFailure } from '../tools/search-failure.js';
import { readSearchResults, type SearchResults } from '../tools/search-results.js';

const WORD_GROUP = /(?:\S+\s*){1,3}|\s+/g;

/**
 * Answers without a language model: searches with the words of the question, then quotes the passages that were found.
 * The agent uses it like any other model, so everything else is the same with and without an API key.
 */
export class ExtractiveModel implements Model {
  async getResponse({ input }: ModelRequest): Promise<ModelResponse> {
    return { output: [respond(readConversation(input))], usage: new Usage(), responseId: EXTRACTIVE };
  }

  async *getStreamedResponse({ input, signal }: ModelRequest): AsyncGenerator<protocol.StreamEvent, void, void> {
    signal?.throwIfAborted();
    yield { type: 'response_started' };
    const output = respond(readConversation(input));
    for (const delta of textOf(output).match(WORD_GROUP) ?? []) {
      yield { type: 'output_text_delta', delta };
      await setImmediate();
      signal?.throwIfAborted();
    }
    yield {
      type: 'response_done',
      response: { id: EXTRACTIVE, output: [output], usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 } },
    };
  }
}

function respond(conversation: Conversation): protocol.FunctionCallItem | protocol.AssistantMessageItem {
  const { toolOutputs } = conversation;
  if (toolOutputs.length === 0) return callSearch(conversation);
  const results = toolOutputs.map(readSearchResults).findLast((found) => found !== undefined);
  const text = results ? answerFrom(results, conversation) : readSearchFailure(toolOutputs.at(-1));
  return { type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

/** Does not answer a follow-up ("And on Windows?") from pages that mention none of its words. */
function answerFrom(results: SearchResults, conversation: Conversation): string {
  const [query = ''] = searchQueries(conversation);
  const covered = results.covered && !(isFollowUp(conversation) && !mentions(results, conversation.question));
  return composeAnswer(query, { ...results, covered });
}

/** Whether a content word of the question is in the passages; true for a question without content words. */
function mentions({ passages }: SearchResults, question: string): boolean {
  const stems = new Set(
    passages.flatMap(({ heading, text }) => contentWords(`${heading} ${text}`)).map(({ stem }) => stem),
  );
  const asked = contentWords(question);
  return asked.length === 0 || asked.some(({ stem }) => stems.has(stem));
}

function callSearch(conversation: Conversation): protocol.FunctionCallItem {
  const args = { queries: searchQueries(conversation), search_scope: 'full' };
  return {
    type: 'function_call',
    callId: newId('tool_call'),
    name: SEARCH_CONTENT,
    arguments: JSON.stringify(args),
    status: 'completed',
  };
}

function textOf(output: AgentOutputItem): string {
  if (output.type !== 'message' || !Array.isArray(output.content)) return '';
  return output.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}
