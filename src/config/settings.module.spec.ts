import { ConfigService } from '@nestjs/config';
import { Test } from '@nestjs/testing';
import { given } from '../../test/support/environment.js';
import { ModelSettings, ServerSettings } from './settings.js';
import { SettingsModule } from './settings.module.js';

describe('SettingsModule', () => {
  const compile = (variables: Record<string, string>) =>
    Test.createTestingModule({ imports: [given(variables), SettingsModule] }).compile();

  it('SettingsModule provides each settings class from the validated environment', async () => {
    const module = await compile({ PORT: '81', OPENAI_API_KEY: 'key' });

    expect(module.get(ServerSettings)).toBeInstanceOf(ServerSettings);
    expect(module.get(ServerSettings).port).toBe(81);
    expect(module.get(ModelSettings).apiKey).toBe('key');
    expect(module.get(ConfigService).get('env').PORT).toBe(81);
  });

  it('SettingsModule does not change process.env', async () => {
    const before = { ...process.env };

    await compile({ PORT: '81', QDRANT_COLLECTION: 'other' });

    expect(process.env).toEqual(before);
  });

  it('SettingsModule rejects an invalid environment before any provider is created', async () => {
    await expect(compile({ PORT: 'many', AGENT_API: 'soap' })).rejects.toThrow(/PORT: .*\nAGENT_API: /);
  });
});
