import { behavioursOf, servers } from './support/behaviour.js';

const SERVERS = [
  'azure',
  'deepseek',
  'gemini',
  'litellm',
  'llama.cpp',
  'lm-studio',
  'mistral',
  'ollama',
  'openai',
  'openrouter',
  'sglang',
  'vllm',
];

describe('The files of behaviours', () => {
  it('the files describe at least 80 behaviours of twelve model servers', () => {
    expect(servers().sort()).toEqual(SERVERS);
    expect(servers().flatMap(behavioursOf).length).toBeGreaterThanOrEqual(80);
  });

  it.each(SERVERS)('%s has at least five behaviours, each with a title of its own', (server) => {
    const titles = behavioursOf(server).map(([, { title }]) => title);

    expect(titles.length).toBeGreaterThanOrEqual(5);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
