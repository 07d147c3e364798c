import { type Model, OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents';
import OpenAI from 'openai';
import type { ModelSettings } from '../../config/settings.js';
import { directText } from '../model-stream/direct-text.js';
import { streamClient } from '../model-stream/openai-stream-client.js';
import { undiciFetch } from '../model-stream/undici-fetch.js';
import { endsWhenSilent } from './ends-when-silent.js';
import { retryingModel } from './retrying-model.js';
import { wholeCompletions } from './whole-completions.js';

/** Servers that ask for no key get this one: the client insists on a key. */
const NO_KEY = 'none';

/** A model of OpenAI, or of any server that speaks one of its two APIs. */
export function openAIModel({ model, api, apiKey = NO_KEY, baseUrl }: ModelSettings, idleTimeoutMs: number): Model {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    // Retries are ours: the client's end where its stream begins, and it waits as long as the server asks.
    maxRetries: 0,
    timeout: idleTimeoutMs,
    logLevel: 'off',
    fetch: undiciFetch(),
  });
  switch (api) {
    case 'responses': {
      const ask = (view: OpenAI) => retryingModel(new OpenAIResponsesModel(view, model));
      return endsWhenSilent(ask(streamClient(client)), (tap) => ask(streamClient(client, () => directText(tap))));
    }
    case 'chat_completions':
      return endsWhenSilent(
        retryingModel(wholeCompletions(new OpenAIChatCompletionsModel(streamClient(client), model))),
      );
    default:
      return api satisfies never;
  }
}
