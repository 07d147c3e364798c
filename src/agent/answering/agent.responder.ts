import type { Agent, Runner } from '@openai/agents';
import { type RequestContext, Responder, type ResponderOutput, type ServerTexts } from '../../chatkit/responder.js';
import type { Clock } from '../../common/clock.js';
import { loopQueue } from '../../common/loop-queue.js';
import type { AnswerSettings } from '../../config/settings.js';
import type { ThreadItem, UserMessageItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import type { AgentContext } from '../agent-context.js';
import { limitTools } from '../limited-tools/limited-tool.js';
import { messagesToReader } from '../messages/messages-to-reader.js';
import { isRefusedRequest } from '../model-errors.js';
import type { ModelInput } from '../model-input.js';
import type { QuestionLog } from '../question-log.js';
import { withoutMedia } from '../thread-to-input/fit-input.js';
import type { TitleModel } from '../title/title-model.js';
import { AnswerRun, type AnswerTools } from './answer-run.js';

/**
 * Answers a message by running an agent on the history of the thread. Limits the time of the agent's tools and model.
 */
export class AgentResponder extends Responder {
  private readonly tools: AnswerTools;

  constructor(
    agent: Agent<AgentContext>,
    runner: Runner,
    private readonly input: ModelInput,
    clock: Clock,
    limits: AnswerSettings,
    questions: Pick<QuestionLog, 'record'>,
    titles?: TitleModel,
  ) {
    super();
    this.tools = { agent: limitTools(agent, limits.toolTimeoutMs), runner, clock, limits, questions, titles };
  }

  override serverTexts(history: readonly ThreadItem[], context: Pick<RequestContext, 'pageContext'> = {}): ServerTexts {
    return messagesToReader(history, context);
  }

  /**
   * If the model rejects images and files and the answer has not begun, asks it again without them and sends a notice.
   */
  override async *respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    request: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ResponderOutput, void, void> {
    const history = await this.input.history(thread, message, request);
    let input = await this.input.from(history, request);
    await loopQueue.place();
    while (true) {
      const run = new AnswerRun({ thread, request, history, signal }, this.tools);
      try {
        for await (const events of run.events(input)) yield events;
        return;
      } catch (error) {
        const plain = isRefusedRequest(error) && !run.hasBegun ? withoutMedia(input) : undefined;
        if (!plain) throw error;
        input = plain;
      }
      const { mediaUnreadable } = messagesToReader(history, request);
      yield { type: 'notice', level: 'info', message: mediaUnreadable };
    }
  }
}
