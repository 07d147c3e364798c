import { aRequest, collect } from '../../test/support/agent-builders.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { aThread, NOON } from '../../test/support/thread-builders.js';
import type { ResponderEvent } from '../chatkit/responder.js';
import type { WidgetRoot } from '../protocol/widgets.js';
import { AgentContext } from './agent-context.js';

async function* growingText(...states: string[]): AsyncGenerator<WidgetRoot> {
  for (const value of states) yield { type: 'Card', children: [{ type: 'Text', id: 't', value, streaming: true }] };
}

describe('AgentContext', () => {
  let clock: FixedClock;
  let context: AgentContext;

  beforeEach(() => {
    clock = new FixedClock();
    context = new AgentContext(aThread(), aRequest(), clock);
  });

  async function streamed(): Promise<ResponderEvent[]> {
    context.events.end();
    return collect(context.events);
  }

  it('AgentContext sends progress, notices and client effects in the order of the calls', async () => {
    context.progress('Searching…', 'search');
    context.notice('warning', 'Almost **full**', 'Quota');
    context.clientEffect('highlight', { id: 7 });

    expect(await streamed()).toEqual([
      { type: 'progress_update', text: 'Searching…', icon: 'search' },
      { type: 'notice', level: 'warning', message: 'Almost **full**', title: 'Quota' },
      { type: 'client_effect', name: 'highlight', data: { id: 7 } },
    ]);
  });

  it('AgentContext shows a custom workflow with its first task, and ends it with its duration', async () => {
    context.startWorkflow({ type: 'custom', tasks: [] });
    const index = context.addWorkflowTask({ type: 'custom', title: 'Fetch', status_indicator: 'loading' });
    context.updateWorkflowTask({ type: 'custom', title: 'Fetched', status_indicator: 'complete' }, index);
    clock.advance(3.9);
    context.endWorkflow();

    const workflow = { type: 'custom', expanded: false };
    const loading = { type: 'custom', title: 'Fetch', status_indicator: 'loading' };
    const complete = { type: 'custom', title: 'Fetched', status_indicator: 'complete' };
    expect(await streamed()).toMatchObject([
      {
        type: 'thread.item.added',
        item: { id: expect.stringMatching(/^wf_/), created_at: NOON, workflow: { ...workflow, tasks: [loading] } },
      },
      { type: 'thread.item.updated', update: { type: 'workflow.task.updated', task_index: 0, task: complete } },
      { type: 'thread.item.done', item: { workflow: { ...workflow, tasks: [complete], summary: { duration: 3 } } } },
    ]);
  });

  it('AgentContext sends each event as it was when its method was called, even if it is read much later', async () => {
    context.addWorkflowTask({ type: 'custom', title: 'One' });
    context.addWorkflowTask({ type: 'custom', title: 'Two' });
    context.endWorkflow({ summary: { title: 'Done' }, expanded: true });
    context.endWorkflow();
    context.startWorkflow({ type: 'custom', tasks: [{ type: 'custom', title: 'Next' }] });

    const events = await streamed();

    expect(events).toMatchObject([
      { type: 'thread.item.added', item: { workflow: { tasks: [{ title: 'One' }] } } },
      { type: 'thread.item.updated', update: { type: 'workflow.task.added', task_index: 1 } },
      { type: 'thread.item.done', item: { workflow: { summary: { title: 'Done' }, expanded: true } } },
      { type: 'thread.item.added', item: { workflow: { tasks: [{ title: 'Next' }] } } },
    ]);
    expect((events[0] as { item: { workflow: object } }).item.workflow).not.toHaveProperty('summary');
  });

  it('AgentContext does not send changes that a tool makes to an event after it has passed it on', async () => {
    const task = { type: 'custom' as const, title: 'Before' };
    const data = { key: 'before' };
    context.addWorkflowTask(task);
    context.clientEffect('effect', data);
    task.title = 'after';
    data.key = 'after';

    expect(JSON.stringify(await streamed())).not.toContain('after');
  });

  it('AgentContext ends the open workflow before a visible item, but not before hidden context', async () => {
    const base = { thread_id: 'thread_1', created_at: NOON };
    context.addWorkflowTask({ type: 'custom', title: 'Work' });
    context.stream({
      type: 'thread.item.done',
      item: { ...base, id: 'hcx_1', type: 'hidden_context_item', content: 'x' },
    });
    context.stream({ type: 'thread.item.done', item: { ...base, id: 'eot_1', type: 'end_of_turn' } });

    const finished = (await streamed()).flatMap((event) =>
      event.type === 'thread.item.done' ? [event.item.type] : [],
    );
    expect(finished).toEqual(['hidden_context_item', 'workflow', 'end_of_turn']);
  });

  it('AgentContext continues a workflow that an integration streams itself', async () => {
    const item = { id: 'wf_own', thread_id: 'thread_1', created_at: NOON, type: 'workflow' as const };
    context.stream({
      type: 'thread.item.added',
      item: { ...item, workflow: { type: 'custom', tasks: [], expanded: false } },
    });
    context.addWorkflowTask({ type: 'custom', title: 'First' });

    expect((await streamed()).at(-1)).toMatchObject({
      item: { id: 'wf_own', workflow: { tasks: [{ title: 'First' }] } },
    });
  });

  it('AgentContext throws when a tool updates a task that does not exist', () => {
    expect(() => context.updateWorkflowTask({ type: 'custom' }, 0)).toThrow('no open workflow');
    context.addWorkflowTask({ type: 'custom' });
    expect(() => context.updateWorkflowTask({ type: 'custom' }, 5)).toThrow('no task 5');
  });

  it('AgentContext.streamWidget streams the states of a ChatKit widget as one item', async () => {
    await context.streamWidget(growingText('Hel', 'Hello'), 'Hello');

    const events = await streamed();
    expect(events.map(({ type }) => type)).toEqual(['thread.item.added', 'thread.item.updated', 'thread.item.done']);
    expect(events.at(-1)).toMatchObject({ item: { type: 'widget', copy_text: 'Hello' } });
  });

  it('AgentContext ignores events after its turn has ended', async () => {
    context.progress('In time');
    const events = await streamed();
    context.progress('Too late');

    expect(events).toHaveLength(1);
    expect(await streamed()).toEqual([]);
  });
});
