import { type AgentInputItem, OpenAIResponsesModel } from '@openai/agents';
import OpenAI from 'openai';

/** The `input` that the Responses model of the SDK sends to the API for these items. */
export async function sentInput(input: AgentInputItem[]): Promise<Record<string, unknown>[]> {
  let sent: Record<string, unknown>[] = [];
  const client = new OpenAI({
    apiKey: 'test',
    baseURL: 'http://recorded.invalid/v1',
    fetch: async (_url, init) => {
      sent = (JSON.parse(String(init?.body)) as { input: typeof sent }).input;
      return new Response('', { headers: { 'content-type': 'text/event-stream' } });
    },
  });
  const model = new OpenAIResponsesModel(client, 'gpt-4.1-mini');
  const request = { input, modelSettings: {}, tools: [], outputType: 'text' as const, handoffs: [], tracing: false };
  for await (const event of model.getStreamedResponse(request)) void event;
  return sent;
}
