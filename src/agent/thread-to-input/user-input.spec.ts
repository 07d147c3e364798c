import {
  Agent,
  type AgentInputItem,
  type Model,
  type ModelRequest,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
  Runner,
} from '@openai/agents';
import { assistantMessage, ScriptedModel } from '@openai/agents-core/testing';
import OpenAI from 'openai';
import { readConversation } from '../extractive/read-conversation.js';
import { fenceData } from '../fenced-data.js';
import { INTROS, isTyped, serverInput, textPart, typedInput } from './user-input.js';

const MODELS = { OpenAIResponsesModel, OpenAIChatCompletionsModel };

/** The input of the model after the Agents SDK has copied and prepared it. */
async function throughTheSdk(input: AgentInputItem[]): Promise<AgentInputItem[]> {
  const model = new ScriptedModel([[assistantMessage('Yes.')]]);
  await new Runner({ tracingDisabled: true }).run(new Agent({ name: 'Any', model }), input);
  return model.firstCall!.request.input as AgentInputItem[];
}

/** The body that a model of the SDK sends to its server. */
async function bodySentBy(create: (client: OpenAI) => Model, input: AgentInputItem[]): Promise<string> {
  let sent = '';
  const client = new OpenAI({
    apiKey: 'test',
    baseURL: 'http://model.invalid/v1',
    fetch: async (_url, init) => {
      sent = String(init?.body);
      return new Response('', { headers: { 'content-type': 'text/event-stream' } });
    },
  });
  const request: ModelRequest = {
    input,
    modelSettings: {},
    tools: [],
    outputType: 'text',
    handoffs: [],
    tracing: false,
  };
  for await (const event of create(client).getStreamedResponse(request)) void event;
  return sent;
}

describe('isTyped', () => {
  it('isTyped distinguishes typed messages from those of the server, also after the Agents SDK copied them', async () => {
    const input = await throughTheSdk([typedInput(textPart('Hi')), serverInput(textPart('A widget was displayed.'))]);

    expect(input.map(isTyped)).toEqual([true, false]);
  });

  it.each(Object.values(INTROS))('isTyped is true for a typed message with the words of the server: %s', (intro) => {
    expect(readConversation([typedInput(textPart(intro)), serverInput(textPart(intro))]).question).toBe(intro);
  });

  it('a selection is not read from a typed message', () => {
    const text = `${INTROS.readerContext}\n${fenceData('reader_context', { selected_text: 'This.' })}`;

    expect(readConversation([typedInput(textPart('Hi')), serverInput(textPart(text))]).selectedText).toBe('This.');
    expect(readConversation([typedInput(textPart(text))]).selectedText).toBeUndefined();
  });

  it.each(Object.entries(MODELS))(
    'the origin of a message is not sent to the model server by %s',
    async (_name, ModelOfTheSdk) => {
      const body = await bodySentBy((client) => new ModelOfTheSdk(client, 'any'), [serverInput(textPart('A task.'))]);

      expect(body).toContain('A task.');
      expect(body).not.toContain('origin');
    },
  );
});
