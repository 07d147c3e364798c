import { Logger } from '@nestjs/common';
import type { ThreadItem, UserMessageItem } from '../protocol/items.js';
import type { AskedQuestion } from '../questions/asked-question.js';
import type { QuestionStore } from '../questions/question-store.js';
import { cut } from '../text/cut.js';
import type { AgentContext } from './agent-context.js';
import { LOGGED_CHARACTERS, LOGGED_QUERIES, LOGGED_SECTIONS } from './limits.js';
import { smallTalkOf } from './messages/small-talk.js';

const ANSWER_ITEMS = 20;

/** Records the question of a turn and what was found for it, at the end of the turn. */
export class QuestionLog {
  private readonly logger = new Logger(QuestionLog.name);

  constructor(private readonly store: Pick<QuestionStore, 'save'>) {}

  /** Does nothing for a turn that did not search, and for greetings and thanks. Never throws: a failure to record must not fail the answer. */
  async record(context: AgentContext, history: readonly ThreadItem[], answered: boolean): Promise<void> {
    const message = context.searches.isEmpty ? undefined : history.findLast(({ type }) => type === 'user_message');
    if (message?.type !== 'user_message' || smallTalkOf(textOf(message))) return;
    try {
      await this.store.save(context.request.identity, toQuestion(context, message, answered));
    } catch (error) {
      this.logger.warn(`A question was not recorded (${context.request.requestId}): ${String(error)}`);
    }
  }
}

function toQuestion(
  { thread, searches, passages, events, clock }: AgentContext,
  message: UserMessageItem,
  answered: boolean,
): AskedQuestion {
  return {
    threadId: thread.id,
    messageId: message.id,
    text: shortened(textOf(message)),
    queries: searches.queries.slice(0, LOGGED_QUERIES).map(shortened),
    verdict: searches.verdict,
    confidence: searches.confidence,
    sections: searches.passages.slice(0, LOGGED_SECTIONS).map((passage) => {
      const { id, file, heading, score } = passage;
      return { id, file, heading, score, cited: passages.isCited(passage) };
    }),
    answered,
    answerIds: events.producedIds.slice(0, ANSWER_ITEMS),
    searchMs: searches.milliseconds,
    askedAt: clock.now(),
  };
}

function textOf({ content }: UserMessageItem): string {
  return content.map(({ text }) => text).join('');
}

function shortened(text: string): string {
  return cut(text, LOGGED_CHARACTERS).toWellFormed();
}
