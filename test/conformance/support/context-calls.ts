import type { AgentContext } from '../../../src/agent/agent-context.js';
import { threadStreamEventSchema } from '../../../src/protocol/events.js';
import type { WidgetRoot } from '../../../src/protocol/widgets.js';
import type { TaskInput, WorkflowInput, WorkflowSummary } from '../../../src/protocol/workflows.js';
import type { ContextCall, ContextCalls } from './agent-fixture.js';
import { settle } from './settle.js';

interface WidgetArguments {
  readonly widget?: WidgetRoot;
  readonly states?: readonly WidgetRoot[];
  readonly copy_text?: string;
}

/** The methods of the context that an integration calls, by their names in the fixtures. */
const HELPERS: Readonly<Record<string, (context: AgentContext, args: never) => unknown>> = {
  start_workflow: (context, workflow: WorkflowInput) => context.startWorkflow(workflow),
  add_workflow_task: (context, task: TaskInput) => context.addWorkflowTask(task),
  update_workflow_task: (context, { task, task_index }: { task: TaskInput; task_index: number }) =>
    context.updateWorkflowTask(task, task_index),
  end_workflow: (context, end: { summary?: WorkflowSummary; expanded?: boolean }) => context.endWorkflow(end),
  stream: (context, event: unknown) => context.stream(threadStreamEventSchema.parse(event)),
  stream_widget: (context, { widget, states = [], copy_text }: WidgetArguments) =>
    context.streamWidget(widget ?? statesOf(states), copy_text),
  client_tool_call: (context, call: { name: string; arguments: Record<string, unknown> }) =>
    context.clientToolCall(call.name, call.arguments),
  set_thread: (context, changes: object) => Object.assign(context.thread, changes),
};

export async function callContext(context: AgentContext, { calls, burst }: ContextCalls): Promise<void> {
  for (const call of calls) {
    if (!burst) await settle();
    await callHelper(context, call);
  }
  await settle();
}

function callHelper(context: AgentContext, call: ContextCall): unknown {
  const [[name, args] = ['nothing', undefined]] = Object.entries(call);
  const helper = HELPERS[name];
  if (!helper) throw new Error(`No context helper is called "${name}".`);
  return helper(context, args as never);
}

async function* statesOf(states: readonly WidgetRoot[]): AsyncGenerator<WidgetRoot> {
  for (const state of states) {
    await settle();
    yield state;
  }
}
