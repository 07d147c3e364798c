import { type Model, OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents';
import OpenAI from 'openai';
import type { ModelSettings } from '../../config/settings.js';
import { endsWhenSilent } from './ends-when-silent.js';

/** The client repeats a request only while nothing has been answered; a stream that has begun is never repeated. */
const RETRIES = 2;
/** Until the first byte of the answer. */
const TIMEOUT_MILLISECONDS = 60_000;
/** Servers that ask for no key get this one: the client insists on a key. */
const NO_KEY = 'none';

/** A model of OpenAI, or of any server that speaks one of its two APIs. */
export function openAIModel({ model, api, apiKey = NO_KEY, baseUrl }: ModelSettings): Model {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: RETRIES,
    timeout: TIMEOUT_MILLISECONDS,
  });
  switch (api) {
    case 'responses':
      return endsWhenSilent(new OpenAIResponsesModel(client, model));
    case 'chat_completions':
      return endsWhenSilent(new OpenAIChatCompletionsModel(client, model));
    default:
      return api satisfies never;
  }
}
