import { type Model, OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents';
import type { OpenAI } from 'openai';
import { openAIClient } from '../../common/upstream/openai-client.js';
import { undiciFetch } from '../../common/upstream/undici-fetch.js';
import type { ModelSettings } from '../../config/settings.js';
import type { ModelTap, TappableModel } from '../model-stream/model-tap.js';
import { streamClient } from '../model-stream/stream-client.js';
import { textToTap } from '../model-stream/text-batch.js';
import type { ThoughtHabits } from '../model-stream/thought-tags.js';
import { eitherOpenAIApi } from './either-openai-api.js';
import { endsOnEmptyResponse } from './ends-on-empty-response.js';
import { retryingModel } from './retrying-model.js';
import { wholeCompletions } from './whole-completions.js';

/**
 * A model of OpenAI, or of any server that speaks one of its two APIs.
 * @param firstPause seconds before a failed request is repeated
 */
export function openAIModel(
  { model, fallbackModel, api, ...server }: ModelSettings,
  idleTimeoutMs: number,
  firstPause?: number,
  fetch = undiciFetch(server.proxies),
): Model {
  // `retryingModel` retries: the client does not retry once its stream has begun.
  const client = openAIClient(server, { timeout: idleTimeoutMs, fetch });
  const asked: AskedModel = { client, model, fallbackModel, firstPause, habits: new Map() };
  switch (api) {
    case 'responses':
      return responsesModel(asked);
    case 'chat_completions':
      return completionsModel(asked);
    case 'auto':
      return eitherOpenAIApi(responsesModel(asked), completionsModel(asked));
    default:
      return api satisfies never;
  }
}

interface AskedModel {
  readonly client: OpenAI;
  readonly model: string;
  readonly fallbackModel?: string;
  readonly firstPause?: number;
  readonly habits: ThoughtHabits;
}

function responsesModel({ client, model, fallbackModel, firstPause, habits }: AskedModel): TappableModel {
  const ask = (view: OpenAI) => {
    const fallback = fallbackModel === undefined ? undefined : new OpenAIResponsesModel(view, fallbackModel);
    return retryingModel(new OpenAIResponsesModel(view, model), firstPause, fallback);
  };
  const tapped = (tap: ModelTap) => ask(streamClient(client, habits, () => textToTap(tap)));
  return endsOnEmptyResponse(ask(streamClient(client, habits)), tapped, 'ask_again');
}

function completionsModel({ client, model, fallbackModel, firstPause, habits }: AskedModel): TappableModel {
  const named = (name: string) => wholeCompletions(new OpenAIChatCompletionsModel(streamClient(client, habits), name));
  const fallback = fallbackModel === undefined ? undefined : named(fallbackModel);
  return endsOnEmptyResponse(retryingModel(named(model), firstPause, fallback), undefined, 'ask_again');
}
