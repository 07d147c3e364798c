import type { Clock } from '../common/clock.js';
import { copyJson } from '../common/copy-json.js';
import { newId } from '../common/ids.js';
import type { ThreadItem, WorkflowItem } from '../protocol/items.js';
import {
  type TaskInput,
  taskSchema,
  type WorkflowInput,
  type WorkflowSummary,
  workflowSchema,
} from '../protocol/workflows.js';
import type { TurnEvents } from './answering/turn-events.js';
import { WORKFLOW_TASKS } from './limits.js';

/** How to end a workflow. Without a summary, the reader sees its duration. */
export interface WorkflowEnd {
  readonly summary?: WorkflowSummary;
  /** Whether its tasks stay visible. */
  readonly expanded?: boolean;
}

/** Items that do not end an open workflow. */
const SILENT_NEIGHBOURS: ReadonlySet<ThreadItem['type']> = new Set([
  'client_tool_call',
  'hidden_context_item',
  'sdk_hidden_context',
]);

/** The workflow of a turn that is not finished, if any (reference: `AgentContext` workflow helpers, agents.py). */
export class OpenWorkflow {
  private item?: WorkflowItem;

  constructor(
    private readonly threadId: string,
    private readonly clock: Clock,
    private readonly events: TurnEvents,
  ) {}

  get current(): Readonly<WorkflowItem> | undefined {
    return this.item;
  }

  /** Continues a workflow that an earlier turn left open, or that a tool streamed as an event. */
  adopt(item: WorkflowItem): void {
    this.item = copyJson(item);
  }

  /** Starts a workflow. A custom one without tasks is not shown before its first task is added. */
  start(workflow: WorkflowInput): void {
    this.end();
    this.item = this.newItem(workflow);
    const { type, tasks } = this.item.workflow;
    if (type === 'reasoning' || tasks.length > 0) this.announce();
  }

  /** @returns the index of the task for `updateTask`. @throws Error when the workflow has the most tasks it may have. */
  addTask(task: TaskInput): number {
    this.item ??= this.newItem({ type: 'custom', tasks: [] });
    const { tasks, type } = this.item.workflow;
    if (tasks.length >= WORKFLOW_TASKS) throw new Error(`A workflow has at most ${WORKFLOW_TASKS} tasks.`);
    const index = tasks.push(taskSchema.parse(task)) - 1;
    if (type === 'custom' && index === 0) this.announce();
    else this.update('workflow.task.added', index);
    return index;
  }

  /** @throws Error when no workflow is open or it has no task with this index. */
  updateTask(task: TaskInput, index: number): void {
    if (!this.item) throw new Error('There is no open workflow. Call startWorkflow or addWorkflowTask first.');
    if (!(index in this.item.workflow.tasks)) throw new Error(`The open workflow has no task ${index}.`);
    this.item.workflow.tasks[index] = taskSchema.parse(task);
    this.update('workflow.task.updated', index);
  }

  /** Does nothing when no workflow is open. */
  end({ summary, expanded = false }: WorkflowEnd = {}): void {
    if (!this.item) return;
    const { workflow, created_at } = this.item;
    workflow.summary = summary ?? workflow.summary ?? { duration: this.secondsSince(created_at) };
    workflow.expanded = expanded;
    this.events.push({ type: 'thread.item.done', item: this.item });
    this.item = undefined;
  }

  /** Ends the workflow before the next item that the reader sees. */
  endBefore(item: ThreadItem): void {
    if (this.item && this.item.id !== item.id && !SILENT_NEIGHBOURS.has(item.type)) this.end();
  }

  /** Stores the open workflow, so that the next turn can continue it. */
  keep(): void {
    if (this.item) this.events.push({ type: 'item.kept', item: copyJson(this.item) });
  }

  /** Forgets the open workflow if `itemId` is its item, because an event of a tool has finished it. */
  release(itemId: string): void {
    if (this.item?.id === itemId) this.item = undefined;
  }

  private newItem(workflow: WorkflowInput): WorkflowItem {
    return {
      id: newId('workflow'),
      thread_id: this.threadId,
      created_at: this.clock.now().toISOString(),
      type: 'workflow',
      workflow: workflowSchema.parse(workflow),
    };
  }

  private announce(): void {
    this.events.push({ type: 'thread.item.added', item: copyJson(this.item!) });
  }

  private update(type: 'workflow.task.added' | 'workflow.task.updated', index: number): void {
    const { id, workflow } = this.item!;
    const task = copyJson(workflow.tasks[index]!);
    this.events.push({ type: 'thread.item.updated', item_id: id, update: { type, task, task_index: index } });
  }

  private secondsSince(instant: string): number {
    return Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(instant)) / 1_000)) || 0;
  }
}

/** The workflow that the last turn left open: the last item, or the one before client tool calls (agents.py). */
export function workflowToContinue(items: readonly ThreadItem[]): WorkflowItem | undefined {
  const last = items.findLast((item) => item.type !== 'client_tool_call');
  return last?.type === 'workflow' ? last : undefined;
}
