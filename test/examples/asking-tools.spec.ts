import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { readSelectionTool } from '../../examples/tools/client-tool.tool.js';
import { askPreferencesTool } from '../../examples/tools/structured-input.tool.js';
import type { ThreadItem } from '../../src/protocol/items.js';
import type { RunningApp } from '../support/app.js';
import { createThread, listItems } from '../support/requests.js';
import { answerTo, answerToJson, startWithTools, threadOf } from './support/example-app.js';

describe('Example tools that wait for the reader', () => {
  const model = new ScriptedModel();
  let app: RunningApp;

  beforeAll(async () => {
    const stopAt = ['read_selection', 'ask_preferences'];
    app = await startWithTools({ model, tools: [readSelectionTool, askPreferencesTool], stopAt });
  });
  afterAll(() => app.close());

  async function itemsOf(threadId: string): Promise<ThreadItem[]> {
    return (await answerToJson<{ data: ThreadItem[] }>(app, listItems(threadId))).data;
  }

  it('read_selection ends the turn with a client tool call and continues with its output', async () => {
    model.enqueue([functionCall('read_selection', { format: 'text' }, { callId: 'call_1' })]);
    const asked = await answerTo(app, createThread('What do I have selected?'));
    expect(asked.at(-2)).toMatchObject({
      type: 'thread.item.done',
      item: {
        type: 'client_tool_call',
        status: 'pending',
        call_id: 'call_1',
        name: 'read_selection',
        arguments: { format: 'text' },
      },
    });

    model.enqueue([assistantMessage('You selected DATABASE_URL.')]);
    const params = { thread_id: threadOf(asked), result: { text: 'DATABASE_URL' } };
    const answered = await answerTo(app, { type: 'threads.add_client_tool_output', params });

    expect(answered.at(-1)).toMatchObject({
      item: { type: 'assistant_message', content: [{ text: 'You selected DATABASE_URL.' }] },
    });
    expect(model.lastCall!.request.input).toMatchObject([
      { role: 'user' },
      { type: 'function_call', callId: 'call_1' },
      { type: 'function_call_result', callId: 'call_1', output: '{"text":"DATABASE_URL"}' },
    ]);
    expect(await itemsOf(params.thread_id)).toMatchObject([{}, { type: 'client_tool_call', status: 'completed' }, {}]);
  });

  it('ask_preferences shows a form and continues with its answers', async () => {
    model.enqueue([functionCall('ask_preferences', {}, { callId: 'call_2' })]);
    const asked = await answerTo(app, createThread('Help me to install it.'));
    const threadId = threadOf(asked);
    const form = (await itemsOf(threadId)).at(-1)!;
    expect(form).toMatchObject({
      type: 'structured_input',
      status: 'pending',
      inputs: [{ id: 'system' }, { id: 'goal' }],
    });

    model.enqueue([assistantMessage('Use apt.')]);
    const input = { answers: { system: { values: ['Linux', 'macOS'] } } };
    const answered = await answerTo(app, {
      type: 'threads.add_structured_input',
      params: { thread_id: threadId, item_id: form.id, input },
    });

    expect(answered[1]).toMatchObject({
      type: 'thread.item.replaced',
      item: { status: 'answered', inputs: [{ answer: { values: ['Linux'] } }, { answer: { skipped: true } }] },
    });
    expect(JSON.stringify(model.lastCall!.request.input)).toContain(
      'Which system do you use?: Linux\\n- What is it for?: skipped',
    );
  });
});
