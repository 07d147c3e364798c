import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Agent, AgentInputItem, Runner } from '@openai/agents';
import type { RequestContext, ResponderEvent } from '../../chatkit/responder.js';
import type { Clock } from '../../common/clock.js';
import type { AnswerSettings } from '../../config/settings.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { AgentContext } from '../agent-context.js';
import { LinkRule } from '../answer-links/link-rule.js';
import { Citations } from '../citations/cite.js';
import { MODEL_STEPS } from '../limits.js';
import { modelTimeout, toModelError } from '../model-errors.js';
import { modelFaultLine } from '../model-fault-line.js';
import { tapAgent } from '../model-stream/model-tap.js';
import { workflowToContinue } from '../open-workflow.js';
import type { QuestionLog } from '../question-log.js';
import { readRun } from '../run-to-events/read-run.js';
import { ThreadNaming } from '../title/thread-naming.js';
import type { TitleModel } from '../title/title-model.js';
import { toldOfUnknownTools } from '../tool-calls/unknown-tools.js';
import { meteredAgent } from '../usage/metered-agent.js';
import { ModelIdleTimeout } from './model-idle-timeout.js';
import { textPortions } from './text-portions.js';

/** Shared: creating an error captures a stack, which is too slow for every answer. */
const OVER = new DOMException('The answer is over.', 'AbortError');

/** The last message of an answer and `answer.completed`. */
const END_EVENTS = 2;

/** The input of one answer. */
export interface AnswerRequest {
  readonly thread: ThreadMetadata;
  readonly request: RequestContext;
  /** The newest items of the thread, oldest first. */
  readonly history: readonly ThreadItem[];
  /** Aborts when the answer is stopped. */
  readonly signal: AbortSignal;
}

/** The services that all answers of one responder use. */
export interface AnswerTools {
  readonly agent: Agent<AgentContext>;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly limits: AnswerSettings;
  readonly questions: Pick<QuestionLog, 'record'>;
  readonly titles?: TitleModel;
}

/** One execution of the agent. Applies the time limits and cleans up when it ends for any reason. */
export class AnswerRun {
  private readonly context: AgentContext;
  private readonly citations: Citations;
  private readonly logger = new Logger(AnswerRun.name);
  private readonly idleTimeout: ModelIdleTimeout;
  private readonly naming: ThreadNaming;
  private readonly abort = new AbortController();
  private readonly onStop = () => this.abort.abort(this.asked.signal.reason);
  private isOver = false;
  /** Whether the reader can have seen an item of the answer. */
  hasBegun = false;

  constructor(
    private readonly asked: AnswerRequest,
    private readonly tools: AnswerTools,
  ) {
    const { thread, request, history } = asked;
    this.context = new AgentContext(thread, request, tools.clock, this.abort.signal, history);
    this.citations = new Citations(this.context.passages, new LinkRule(tools.limits));
    this.naming = new ThreadNaming(thread, history, tools.titles);
    this.idleTimeout = new ModelIdleTimeout(tools.limits.modelIdleTimeoutMs, () => this.abort.abort(modelTimeout()));
  }

  /** The events of the run. Throws errors that readers may see. Leaving the loop early stops the model. */
  async *events(input: AgentInputItem[]): AsyncGenerator<readonly ResponderEvent[], void, void> {
    let isComplete = false;
    try {
      this.start(input);
      for await (const batch of this.context.events) {
        isComplete = batch.at(-1)?.type === 'answer.completed';
        this.begin(batch);
        this.naming.check();
        const portions = textPortions(batch);
        for (const portion of portions.slice(0, -1)) {
          await this.citations.readAhead(portion);
          yield this.citations.cite(portion);
          await setImmediate();
        }
        const last = portions.at(-1)!;
        if (last !== batch) await this.citations.readAhead(last);
        const cited = this.citations.cite(last);
        if (isComplete) yield* this.complete(cited);
        else yield cited;
      }
    } catch (error) {
      const fault = toModelError(error);
      const description = modelFaultLine(fault);
      if (description) this.logger.warn(`${description} (${this.asked.request.requestId})`);
      throw fault;
    } finally {
      await this.end(isComplete);
    }
  }

  private begin(events: readonly ResponderEvent[]): void {
    if (this.hasBegun || !events.some((event) => 'item' in event)) return;
    this.hasBegun = true;
    this.naming.begin();
  }

  /**
   * The last batch. When a title is still being found, the reader sees the rest of the text before the server waits for it;
   * the end of the last message comes in one batch with the end of the answer.
   */
  private async *complete(last: readonly ResponderEvent[]): AsyncGenerator<readonly ResponderEvent[], void, void> {
    const text = this.naming.isAsking ? last.slice(0, -END_EVENTS) : [];
    if (text.length > 0) yield text;
    await this.naming.settle();
    // The question is recorded with what the last batch cites, and before the recorder stores the end of the run.
    await this.end(true);
    yield last.slice(text.length);
  }

  private start(input: AgentInputItem[]): void {
    const { signal: stopped, history } = this.asked;
    const { runner } = this.tools;
    const { context, idleTimeout } = this;
    const { signal } = this.abort;
    // Ends the events also when a model or a tool ignores the signal.
    signal.addEventListener('abort', () => context.events.fail(signal.reason), { once: true });
    if (stopped.aborted) this.onStop();
    else stopped.addEventListener('abort', this.onStop, { once: true });
    const workflow = workflowToContinue(history);
    if (workflow) context.workflow.adopt(workflow);
    this.naming.ask(context.usage);
    const agent = meteredAgent(this.tools.agent, context.usage);
    const options = { stream: true, context, signal, maxTurns: MODEL_STEPS, ...toldOfUnknownTools(agent) } as const;
    const reading = readRun(context, (tap) => runner.run(tapAgent(agent, tap), input, options), { idleTimeout });
    reading.catch((error: unknown) => context.events.fail(error));
  }

  private async end(isComplete: boolean): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    const { signal, history } = this.asked;
    this.idleTimeout.stop();
    this.naming.end();
    signal.removeEventListener('abort', this.onStop);
    this.abort.abort(OVER);
    await this.tools.questions.record(this.context, history, isComplete);
  }
}
