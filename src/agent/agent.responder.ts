import type { Agent, AgentInputItem, Runner } from '@openai/agents';
import { type RequestContext, Responder, type ResponderEvent } from '../chatkit/responder.js';
import type { Clock } from '../common/clock.js';
import type { ThreadItem, UserMessageItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { ThreadStore } from '../threads/thread-store.js';
import { AgentContext } from './agent-context.js';
import { cite } from './citations/cite.js';
import { handbookHooks } from './handbook-hooks.js';
import { toModelError } from './model-errors.js';
import { readerContextToInput } from './reader-context.js';
import { runToEvents } from './run-to-events/run-to-events.js';
import { threadToInput } from './thread-to-input/thread-to-input.js';
import { truncateInput } from './thread-to-input/truncate-input.js';
import { titleFrom } from './thread-titles.js';
import { workflowToContinue } from './workflow-to-continue.js';

const HISTORY_LIMIT = 100;
/** Leaves room for what the searches of a turn find, also in small models. */
const HISTORY_TOKENS = 24_000;
const MAXIMUM_TURNS = 8;

/** Answers with an agent: the thread's history in, the run's events out. */
export class AgentResponder extends Responder {
  constructor(
    private readonly agent: Agent<AgentContext>,
    private readonly runner: Runner,
    private readonly store: ThreadStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async *respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    request: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ResponderEvent, void, void> {
    const history = await this.loadHistory(thread, message, request);
    const stop = new AbortController();
    const context = new AgentContext(thread, request, this.clock, AbortSignal.any([signal, stop.signal]));
    const workflow = workflowToContinue(history);
    if (workflow) context.workflow.adopt(workflow);
    try {
      const run = await this.run(context, await toInput(history, request));
      yield* cite(runToEvents(context, run), context.passages);
    } catch (error) {
      throw toModelError(error);
    } finally {
      stop.abort();
    }
    await this.setTitle(context, history);
  }

  private run(context: AgentContext, input: AgentInputItem[]) {
    const { signal } = context;
    return this.runner.run(this.agent, input, { stream: true, context, signal, maxTurns: MAXIMUM_TURNS });
  }

  /** The newest items, oldest first. */
  private async loadHistory(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    { identity }: RequestContext,
  ): Promise<ThreadItem[]> {
    const page = await this.store.listItems(identity, thread.id, { limit: HISTORY_LIMIT, order: 'desc' });
    const items = page.data.toReversed();
    return message && !items.some((item) => item.id === message.id) ? [...items, message] : items;
  }

  /** The reader may have named the thread while it was answered: what is stored wins. */
  private async setTitle({ thread, request }: AgentContext, history: readonly ThreadItem[]): Promise<void> {
    if (thread.title) return;
    const stored = await this.store.loadThread(request.identity, thread.id);
    const title = stored.title ?? titleFrom(history);
    if (title) thread.title = title;
  }
}

async function toInput(history: readonly ThreadItem[], request: RequestContext): Promise<AgentInputItem[]> {
  const items = truncateInput(await threadToInput(history, handbookHooks), HISTORY_TOKENS);
  const readerContext = readerContextToInput(request);
  return readerContext ? [...items, readerContext] : items;
}
