import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { highlightTool } from '../../examples/tools/client-effect.tool.js';
import { checkQuotaTool } from '../../examples/tools/notice.tool.js';
import { checkOrderTool } from '../../examples/tools/progress.tool.js';
import { showContactTool } from '../../examples/tools/static-widget.tool.js';
import { fileTicketTool } from '../../examples/tools/stream-event.tool.js';
import { draftMailTool } from '../../examples/tools/streamed-widget.tool.js';
import { showWeatherTool } from '../../examples/tools/template-widget.tool.js';
import { comparePlansTool } from '../../examples/tools/workflow.tool.js';
import type { ThreadItem } from '../../src/protocol/items.js';
import type { RunningApp } from '../support/app.js';
import { addMessage, createThread, listItems } from '../support/requests.js';
import { answerTo, answerToJson, startWithTools, threadOf } from './support/example-app.js';

/** The output of the tool in the last request to the model. */
function outputOfTool(model: ScriptedModel): string {
  const input = model.lastCall!.request.input as { type?: string; output?: { text: string } }[];
  return input.filter(({ type }) => type === 'function_call_result').at(-1)!.output!.text;
}

describe('The example tools', () => {
  const model = new ScriptedModel();
  let app: RunningApp;

  beforeAll(async () => {
    const tools = [
      highlightTool,
      checkQuotaTool,
      checkOrderTool,
      showContactTool,
      fileTicketTool,
      draftMailTool,
      showWeatherTool,
      comparePlansTool,
    ];
    app = await startWithTools({ model, tools });
  });
  afterAll(() => app.close());

  /** The events between the message of the reader and the answer of the model. */
  async function shownBy(tool: string, args: Record<string, unknown>) {
    model.enqueue([functionCall(tool, args, { callId: `call_${tool}` })], [assistantMessage('Done.')]);
    const events = await answerTo(app, createThread('Please.'));
    const began = events.findIndex(({ type }) => type === 'stream_options');
    const answered = events.findIndex(
      (event) => event.type === 'thread.item.added' && event.item.type === 'assistant_message',
    );
    expect(answered).toBeGreaterThan(began);
    return { shown: events.slice(began + 1, answered), threadId: threadOf(events), output: outputOfTool(model) };
  }

  it('an example tool shows lines of progress', async () => {
    const { shown, output } = await shownBy('check_order', { order: '7' });

    expect(shown).toEqual([
      { type: 'progress_update', text: 'Looking up order 7…', icon: 'search' },
      { type: 'progress_update', text: 'Asking the carrier…', icon: 'globe' },
    ]);
    expect(output).toBe('Order 7 arrives tomorrow.');
  });

  it('an example tool shows a notice', async () => {
    const { shown } = await shownBy('check_quota', {});

    expect(shown).toEqual([
      { type: 'notice', level: 'warning', message: 'Uploads stop at **100 %**.', title: 'Almost full' },
    ]);
  });

  it('an example tool sends a client effect', async () => {
    const { shown } = await shownBy('highlight', { section: 'install' });

    expect(shown).toEqual([{ type: 'client_effect', name: 'highlight', data: { section: 'install' } }]);
  });

  it('an example tool sends custom events: a task that is shown and a hidden note for the model in the next turn', async () => {
    const { shown, threadId } = await shownBy('file_ticket', { subject: 'Printer' });
    model.enqueue([assistantMessage('It exists.')]);
    await answerTo(app, addMessage(threadId, 'File it again.'));

    expect(shown).toMatchObject([
      {
        type: 'thread.item.done',
        item: { id: expect.stringMatching(/^tsk_/), type: 'task', task: { title: 'Ticket filed', content: 'Printer' } },
      },
    ]);
    const { data } = await answerToJson<{ data: ThreadItem[] }>(app, listItems(threadId));
    expect(data.map(({ type }) => type)).toEqual([
      'user_message',
      'task',
      'assistant_message',
      'user_message',
      'assistant_message',
    ]);
    expect(JSON.stringify(model.lastCall!.request.input)).toContain('Do not file it again.');
  });

  it('an example tool shows its steps as a workflow', async () => {
    const { shown, output } = await shownBy('compare_plans', { plans: ['Basic', 'Team'] });

    expect(shown).toMatchObject([
      {
        type: 'thread.item.added',
        item: { type: 'workflow', workflow: { tasks: [{ title: 'Price of Basic', status_indicator: 'loading' }] } },
      },
      {
        update: {
          type: 'workflow.task.updated',
          task_index: 0,
          task: { status_indicator: 'complete', content: 'Basic: 25 euros a month' },
        },
      },
      { update: { type: 'workflow.task.added', task_index: 1, task: { title: 'Price of Team' } } },
      { update: { type: 'workflow.task.updated', task_index: 1 } },
      {
        type: 'thread.item.done',
        item: { workflow: { summary: { title: 'Compared 2 plans' }, expanded: true, tasks: [{}, {}] } },
      },
    ]);
    expect(output).toBe('Basic: 25 euros a month\nTeam: 20 euros a month');
  });

  it('an example tool shows a widget', async () => {
    const { shown } = await shownBy('show_contact', {});

    expect(shown).toMatchObject([
      {
        type: 'thread.item.done',
        item: {
          type: 'widget',
          copy_text: 'Support: weekdays from 9 to 17.',
          widget: { type: 'Card', children: [{}, {}, { label: 'Open' }] },
        },
      },
    ]);
  });

  it('an example tool streams the text of a widget by deltas', async () => {
    const { shown } = await shownBy('draft_mail', { greeting: 'Dear Ada,', body: 'it works.' });

    expect(shown).toMatchObject([
      { type: 'thread.item.added', item: { widget: { children: [{ id: 'draft', value: 'Dear Ada,' }] } } },
      {
        update: {
          type: 'widget.streaming_text.value_delta',
          component_id: 'draft',
          delta: '\n\nit works.',
          done: false,
        },
      },
      {
        update: {
          type: 'widget.root.updated',
          widget: { children: [{ value: 'Dear Ada,\n\nit works.', streaming: false }] },
        },
      },
      {
        type: 'thread.item.done',
        item: { copy_text: 'Dear Ada,\n\nit works.', widget: { children: [{ value: 'Dear Ada,\n\nit works.' }] } },
      },
    ]);
  });

  it('an example tool fills a template and shows markup in a value as text', async () => {
    const { shown } = await shownBy('show_weather', { place: 'Bad "Zurich" {{ x }}' });

    expect(shown).toMatchObject([
      {
        item: {
          widget: {
            type: 'Card',
            children: [
              { type: 'Title', value: 'Bad "Zurich" {{ x }}' },
              { type: 'Text', value: '21 °C' },
              { type: 'Row', children: [{ value: 'Mon' }, { value: 'Tue' }] },
            ],
          },
        },
      },
    ]);
  });
});
