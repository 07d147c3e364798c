import type { Agent, AgentInputItem, Runner } from '@openai/agents';
import {
  type EagerAnswer,
  eventsOf,
  type RequestContext,
  Responder,
  type ResponderEvent,
  type ResponderOutput,
} from '../../chatkit/responder.js';
import type { Clock } from '../../common/clock.js';
import { ending, mapped, opened, orElse } from '../../common/iterables.js';
import type { AnswerSettings } from '../../config/settings.js';
import type { ThreadItem, UserMessageItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { AgentContext } from '../agent-context.js';
import { cite } from '../citations/cite.js';
import { limitTools } from '../limits/limit-tools.js';
import { isRefusedRequest, modelTimeout, toModelError } from '../model-errors.js';
import type { ModelInput } from '../model-input.js';
import { tapAgent } from '../model-stream/model-tap.js';
import type { QuestionLog } from '../question-log.js';
import { runToEvents, type StartRun } from '../run-to-events/run-to-events.js';
import { titleFrom } from '../thread-titles.js';
import { withoutMedia } from '../thread-to-input/fit-input.js';
import { workflowToContinue } from '../workflow-to-continue.js';
import { SilenceWatch } from './silence-watch.js';

const MAXIMUM_TURNS = 8;

/** Made once: an error takes its stack along. */
const OVER = new DOMException('The answer is over.', 'AbortError');

const MEDIA_UNREADABLE: ResponderEvent = {
  type: 'notice',
  level: 'info',
  message: 'The model of this site does not read the attached images or files. The assistant answers without them.',
};

/** One answer to be made. */
interface Question {
  readonly thread: ThreadMetadata;
  readonly request: RequestContext;
  readonly history: readonly ThreadItem[];
  readonly signal: AbortSignal;
}

/** Answers with an agent: the thread's history in, the run's events out. Its tools and its model get limited time. */
export class AgentResponder extends Responder {
  private readonly agent: Agent<AgentContext>;

  constructor(
    agent: Agent<AgentContext>,
    private readonly runner: Runner,
    private readonly input: ModelInput,
    private readonly clock: Clock,
    private readonly limits: AnswerSettings,
    private readonly questions: Pick<QuestionLog, 'record'>,
  ) {
    super();
    this.agent = limitTools(agent, limits.toolTimeoutMs);
  }

  override respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    request: RequestContext,
    signal: AbortSignal,
  ): EagerAnswer {
    const answer = opened(async () => {
      const history = await this.input.history(thread, message, request);
      const input = await this.input.from(history, request);
      return this.answer({ thread, request, history, signal }, input);
    });
    return { ...answer, isEager: true };
  }

  /**
   * A model that reads only text refuses images and files: it is asked once more without them, if nothing was said yet. The
   * thread is named when the answer begins, so that the name is stored while the model goes on.
   */
  private answer(question: Question, input: AgentInputItem[]): AsyncIterable<ResponderOutput> {
    const { thread, history } = question;
    let hasAnswered = false;
    const outputs = orElse(this.run(question, input), (error) => {
      const plain = isRefusedRequest(error) && !hasAnswered ? withoutMedia(input) : undefined;
      return plain && precededBy(MEDIA_UNREADABLE, this.run(question, plain));
    });
    return mapped(outputs, (output) => {
      hasAnswered ||= eventsOf(output).some((event) => 'item' in event);
      if (hasAnswered) thread.title ||= titleFrom(history);
      return output;
    });
  }

  private run(
    { thread, request, history, signal: stopped }: Question,
    input: AgentInputItem[],
  ): AsyncIterable<ResponderOutput> {
    // Leaving early must reach the model, also when nobody aborts the signal of the question.
    const left = new AbortController();
    const { signal } = left;
    const stop = () => left.abort(stopped.reason);
    if (stopped.aborted) stop();
    else stopped.addEventListener('abort', stop, { once: true });
    const context = new AgentContext(thread, request, this.clock, signal);
    const workflow = workflowToContinue(history);
    if (workflow) context.workflow.adopt(workflow);
    // A model or a tool that does not listen to the signal must not hold the reader.
    signal.addEventListener('abort', () => context.events.fail(signal.reason), { once: true });
    const watch = new SilenceWatch(this.limits.modelIdleTimeoutMs, () => left.abort(modelTimeout()));
    const options = { stream: true, context, signal, maxTurns: MAXIMUM_TURNS } as const;
    const start: StartRun = async (tap) =>
      watch.listen(await this.runner.run(tapAgent(this.agent, watch.over(tap)), input, options));
    return ending(cite(runToEvents(context, start), context.passages), {
      fault: toModelError,
      over: async (isComplete) => {
        watch.rest();
        stopped.removeEventListener('abort', stop);
        left.abort(OVER);
        await this.questions.record(context, history, isComplete);
      },
    });
  }
}

async function* precededBy<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield first;
  yield* rest;
}
