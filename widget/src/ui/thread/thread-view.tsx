import { type ReactNode, useMemo } from 'react';
import { type Conversation, entriesOf } from '../../conversation/conversation.js';
import { type Turn, turnsOf } from '../../conversation/turns.js';
import { shownConversation } from '../../session/chat-store.js';
import { loadOlder, showThread } from '../../session/threads.js';
import { useChat, usePanel } from '../context.js';
import { IconButton } from '../icon-button.js';
import { Notices } from './notices.js';
import { StartScreen } from './start-screen.js';
import { TurnView } from './turn-view.js';
import { useThreadScroll } from './use-thread-scroll.js';

/** The shown thread: its log, or a placeholder while it loads, when loading failed, and before the first message. */
export function ThreadView(): ReactNode {
  const loading = useChat((state) => state.loadingThread);
  const failedThread = useChat((state) => state.loadFailed);
  const empty = useChat((state) => {
    const { order, thread } = shownConversation(state);
    return order.length === 0 && thread === null;
  });
  if (loading) return <Skeleton />;
  if (failedThread !== null) return <LoadFailed threadId={failedThread} />;
  return empty ? <StartScreen /> : <Log />;
}

function Log(): ReactNode {
  const { session, options, t } = usePanel();
  const conversation = useChat(shownConversation);
  const threadKey = useChat((state) => state.shownKey);
  const turns = useMemo(() => turnsOf(conversation), [conversation]);
  const streaming = conversation.stream !== null;
  const question = turns.at(-1)?.question ?? null;
  const { log, atBottom, toBottom, reserved } = useThreadScroll({
    threadKey,
    questionKey: question?.key ?? null,
    asked: question?.streamId != null,
    oldestKey: entriesOf(conversation)[0]?.key ?? null,
    autoScroll: options.thread?.autoScroll ?? true,
    onNearTop: () => void loadOlder(session),
  });
  return (
    <div className="thread">
      <Notices />
      <div
        className="log"
        ref={log}
        role="log"
        aria-live="off"
        aria-label={t('thread.log')}
        aria-busy={streaming}
        tabIndex={0}
      >
        <div className="column">
          {turns.map((turn, index) => (
            <TurnSlot
              key={turn.key}
              turn={turn}
              conversation={conversation}
              last={index === turns.length - 1}
              reserved={reserved}
            />
          ))}
        </div>
      </div>
      {!atBottom && (
        <IconButton icon="arrow-down" label={t('thread.latest')} className="to-latest" onClick={toBottom} />
      )}
    </div>
  );
}

interface TurnSlotProps {
  turn: Turn;
  conversation: Conversation;
  last: boolean;
  /** Pixels that the newest turn keeps free, so that its question can be scrolled to the top. */
  reserved: number;
}

/** Only the last turn has a stream or a failure, and only it keeps room. */
function TurnSlot({ turn, conversation, last, reserved }: TurnSlotProps): ReactNode {
  return (
    <div style={last && reserved ? { minHeight: `calc(${reserved}px - var(--log-space))` } : {}}>
      <TurnView
        turn={turn}
        last={last}
        stream={last ? conversation.stream : null}
        failure={last ? conversation.failure : null}
      />
    </div>
  );
}

function Skeleton(): ReactNode {
  const { t } = usePanel();
  return (
    <div className="thread">
      <div className="column skeleton" role="status" aria-label={t('thread.loading')}>
        {['45%', '92%', '88%', '60%', '30%', '90%', '75%'].map((width, index) => (
          <div key={index} className={index === 0 || index === 4 ? 'bone own' : 'bone'} style={{ width }} />
        ))}
      </div>
    </div>
  );
}

function LoadFailed({ threadId }: { threadId: string }): ReactNode {
  const { session, t } = usePanel();
  return (
    <div className="thread centered" role="alert">
      <p>{t('thread.loadFailed')}</p>
      <button type="button" className="small-button" onClick={() => void showThread(session, threadId)}>
        {t('failure.retry')}
      </button>
    </div>
  );
}
