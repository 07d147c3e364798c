import { type Model, OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents';
import OpenAI from 'openai';
import { undiciFetch } from '../../common/upstream/undici-fetch.js';
import type { ModelSettings } from '../../config/settings.js';
import { streamClient } from '../model-stream/stream-client.js';
import { textToTap } from '../model-stream/text-batch.js';
import type { ThoughtHabits } from '../model-stream/thought-tags.js';
import { endsOnEmptyResponse } from './ends-on-empty-response.js';
import { retryingModel } from './retrying-model.js';
import { wholeCompletions } from './whole-completions.js';

/** For servers that need no key: the client requires one. */
const NO_KEY = 'none';

/**
 * A model of OpenAI, or of any server that speaks one of its two APIs.
 * @param firstPause seconds before a failed request is repeated
 */
export function openAIModel(
  { model, api, apiKey = NO_KEY, baseUrl }: ModelSettings,
  idleTimeoutMs: number,
  firstPause?: number,
  fetch = undiciFetch(),
): Model {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    // `retryingModel` retries: the client does not retry once its stream has begun, and waits as long as the server
    // asks.
    maxRetries: 0,
    timeout: idleTimeoutMs,
    logLevel: 'off',
    fetch,
  });
  const habits: ThoughtHabits = new Map();
  switch (api) {
    case 'responses': {
      const ask = (view: OpenAI) => retryingModel(new OpenAIResponsesModel(view, model), firstPause);
      return endsOnEmptyResponse(ask(streamClient(client, habits)), (tap) =>
        ask(streamClient(client, habits, () => textToTap(tap))),
      );
    }
    case 'chat_completions':
      return endsOnEmptyResponse(
        retryingModel(
          wholeCompletions(new OpenAIChatCompletionsModel(streamClient(client, habits), model)),
          firstPause,
        ),
      );
    default:
      return api satisfies never;
  }
}
