import type { RequestContext } from '../../chatkit/responder.js';
import type { ThreadItem } from '../../protocol/items.js';
import { messagesFor } from './languages.js';
import type { Messages } from './messages.js';
import { readerLanguage } from './reader-language.js';

/**
 * The messages of the assistant in the language of a thread.
 * @param history the newest items of the thread, oldest first.
 */
export function messagesToReader(
  history: readonly ThreadItem[],
  { pageContext }: Pick<RequestContext, 'pageContext'>,
): Messages {
  const questions = history.flatMap((item) =>
    item.type === 'user_message' ? [item.content.map(({ text }) => text).join('')] : [],
  );
  return messagesFor(
    readerLanguage({
      question: questions.at(-1) ?? '',
      earlierQuestions: questions.slice(0, -1),
      locale: pageContext?.locale,
    }),
  );
}
