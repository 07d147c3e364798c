import { readEnv } from '../../config/env.schema.js';
import { ModelSettings } from '../../config/settings.js';
import { requestSettings } from './request-settings.js';

describe('requestSettings', () => {
  const VARIABLES = { OPENAI_API_KEY: 'key', AGENT_MAX_OUTPUT_TOKENS: '4000' };
  const settingsFor = (variables: Record<string, string>) => requestSettings(ModelSettings.from(readEnv(variables)));

  it('requestSettings asks nothing of the model when no variable is set', () => {
    expect(settingsFor({ OPENAI_API_KEY: 'key' })).toEqual({});
  });

  it('requestSettings limits the output, and how long the model thinks', () => {
    const effort = { AGENT_REASONING_EFFORT: 'low' };

    expect(settingsFor({ ...VARIABLES, ...effort })).toEqual({ maxTokens: 4_000, reasoning: { effort: 'low' } });
  });

  it('requestSettings uses the newer name of the limit for Chat Completions of OpenAI only', () => {
    const chat = { ...VARIABLES, AGENT_API: 'chat_completions' };

    expect(settingsFor(chat)).toEqual({ providerData: { max_completion_tokens: 4_000 } });
    expect(settingsFor({ ...chat, OPENAI_BASE_URL: 'http://localhost/v1' })).toEqual({ maxTokens: 4_000 });
  });
});
