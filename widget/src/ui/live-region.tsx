import { type ReactNode, useEffect, useRef, useState } from 'react';
import { entriesOf } from '../conversation/conversation.js';
import { messageText } from '../conversation/turns.js';
import { type ChatState, shownConversation } from '../session/chat-store.js';
import { useChat, usePanel } from './context.js';
import { spokenText } from './spoken-text.js';

/**
 * Announces to screen readers that an answer has begun, and its text once when it is finished. The log itself is not
 * live, because it would announce every token.
 */
export function LiveRegion(): ReactNode {
  const { session, t } = usePanel();
  const phase = useChat((state) => state.phase);
  const before = useRef(phase);
  const [said, setSaid] = useState<string[]>([]);
  useEffect(() => {
    const was = before.current;
    before.current = phase;
    if (was === 'idle' && phase !== 'idle') setSaid([t('live.answering')]);
    if (was !== 'idle' && phase === 'idle') setSaid(spokenText(finishedAnswer(session.store.state)));
  }, [phase]);
  return (
    <div className="hidden-text" role="status" aria-live="polite">
      {said.map((sentence, index) => (
        <p key={index}>{sentence}</p>
      ))}
    </div>
  );
}

function finishedAnswer(state: ChatState): string {
  const entries = entriesOf(shownConversation(state));
  const question = entries.findLastIndex(({ item }) => item.type === 'user_message');
  return entries
    .slice(question + 1)
    .flatMap(({ item }) => (item.type === 'assistant_message' ? messageText(item) : []))
    .join('\n\n');
}
