import type { RequestContext } from '../chatkit/responder.js';
import type { Clock } from '../common/clock.js';
import { copyJson } from '../common/copy-json.js';
import { type IdKind, newId } from '../common/ids.js';
import type { EventOf, ThreadStreamEvent } from '../protocol/events.js';
import type { ThreadItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { WidgetRoot } from '../protocol/widgets.js';
import type { TaskInput, WorkflowInput } from '../protocol/workflows.js';
import { streamWidget } from '../widgets/stream-widget.js';
import { TurnEvents } from './answering/turn-events.js';
import { PassageNumbers } from './citations/passage-numbers.js';
import type { Messages } from './messages/messages.js';
import { messagesToReader } from './messages/messages-to-reader.js';
import { OpenWorkflow, type WorkflowEnd } from './open-workflow.js';
import { TurnSearches } from './turn-searches.js';
import { UsageMeter } from './usage/usage-meter.js';

/** A tool call that the reader's page executes. It ends the turn; a new turn begins when the page sends the output. */
export interface ClientToolCall {
  readonly name: string;
  readonly arguments: Record<string, unknown>;
}

/**
 * The context of a tool call (`runContext.context`): the thread, the request, and methods that show something while the
 * answer is produced. Events appear in the order of the calls, between those of the model; each is copied at the call.
 * (Reference: `AgentContext` in agents.py.)
 */
export class AgentContext {
  readonly events = new TurnEvents();
  readonly workflow: OpenWorkflow;
  /** The passages found in this turn, by the numbers with which the model cites them. */
  readonly passages = new PassageNumbers();
  readonly searches = new TurnSearches();
  readonly usage = new UsageMeter((event) => this.events.note(event));
  private toolCall?: ClientToolCall;
  private inLanguage?: Messages;

  constructor(
    /** May be changed in place: the server stores the changes and notifies the client. */
    readonly thread: ThreadMetadata,
    readonly request: RequestContext,
    readonly clock: Clock,
    /** Aborts when the answer is stopped or its client has disconnected. */
    readonly signal: AbortSignal = new AbortController().signal,
    /** The newest items of the thread, oldest first. Their questions tell the reader's language. */
    private readonly history: readonly ThreadItem[] = [],
  ) {
    this.workflow = new OpenWorkflow(thread.id, clock, this.events);
  }

  /** What the assistant itself says, in the language of the reader. */
  get messages(): Messages {
    return (this.inLanguage ??= messagesToReader(this.history, this.request));
  }

  /** Sends any event. An event with an item ends the open workflow first; a workflow item becomes the open workflow. */
  stream(event: ThreadStreamEvent): void {
    const copy = copyJson(event);
    const shows = copy.type === 'thread.item.added' || copy.type === 'thread.item.done';
    if (shows) this.workflow.endBefore(copy.item);
    this.events.push(copy);
    if (!shows || copy.item.type !== 'workflow') return;
    if (copy.type === 'thread.item.added') this.workflow.adopt(copy.item);
    else this.workflow.release(copy.item.id);
  }

  /** Shows a ChatKit widget, or each state of one as it arrives. Resolves after the last state. */
  async streamWidget(widget: WidgetRoot | AsyncIterable<WidgetRoot>, copyText?: string): Promise<void> {
    for await (const event of streamWidget(this.thread, widget, { copyText, clock: this.clock })) this.stream(event);
  }

  /** Shows a line about the current step; the next line replaces it. */
  progress(text: string, icon?: EventOf<'progress_update'>['icon']): void {
    this.stream({ type: 'progress_update', text, icon });
  }

  /** @param message markdown. */
  notice(level: EventOf<'notice'>['level'], message: string, title?: string): void {
    this.stream({ type: 'notice', level, message, title });
  }

  /** Sends an instruction to the reader's page and does not wait for it. */
  clientEffect(name: string, data: Record<string, unknown> = {}): void {
    this.stream({ type: 'client_effect', name, data });
  }

  startWorkflow(workflow: WorkflowInput): void {
    this.workflow.start(workflow);
  }

  /** Starts a custom workflow when none is open. @returns the index for `updateWorkflowTask`. */
  addWorkflowTask(task: TaskInput): number {
    return this.workflow.addTask(task);
  }

  updateWorkflowTask(task: TaskInput, index: number): void {
    this.workflow.updateTask(task, index);
  }

  endWorkflow(end: WorkflowEnd = {}): void {
    this.workflow.end(end);
  }

  /**
   * Ends the turn with a call to the reader's page. The agent must stop at the tool that calls this
   * (`stopAtToolNames`).
   */
  clientToolCall(name: string, args: Record<string, unknown>): void {
    this.toolCall = copyJson({ name, arguments: args });
  }

  get pendingClientToolCall(): ClientToolCall | undefined {
    return this.toolCall;
  }

  generateId(kind: IdKind): string {
    return newId(kind);
  }
}
