import type { ModelSettings as RequestSettings } from '@openai/agents';
import { isOpenAI } from '../../common/upstream/model-server.js';
import type { ModelSettings } from '../../config/settings.js';

type Asked = Pick<ModelSettings, 'api' | 'baseUrl' | 'reasoningEffort' | 'maxOutputTokens'>;

/** What each request asks of the model. Chat Completions of OpenAI takes the limit only by its newer name. */
export function requestSettings({ api, baseUrl, reasoningEffort, maxOutputTokens }: Asked): RequestSettings {
  const reasoning = reasoningEffort ? { reasoning: { effort: reasoningEffort } } : {};
  if (maxOutputTokens === undefined) return reasoning;
  const isNewer = api === 'chat_completions' && isOpenAI(baseUrl);
  const limit = isNewer ? { providerData: { max_completion_tokens: maxOutputTokens } } : { maxTokens: maxOutputTokens };
  return { ...reasoning, ...limit };
}
