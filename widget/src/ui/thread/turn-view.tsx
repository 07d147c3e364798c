import { memo, type ReactNode } from 'react';
import type { Entry, Failure, StreamState } from '../../conversation/conversation.js';
import type { Turn } from '../../conversation/turns.js';
import { useChat, usePanel } from '../context.js';
import { ItemView } from '../items/item-view.js';
import { ErrorBoundary } from './error-boundary.js';
import { FailureCard } from './failure-card.js';
import { TurnActions } from './turn-actions.js';

interface TurnViewProps {
  turn: Turn;
  /** Set on the last turn only. */
  stream: StreamState | null;
  failure: Failure | null;
  last: boolean;
}

/** One turn. It renders again only when its entries, stream or failure change. */
export const TurnView = memo(function TurnView({ turn, stream, failure, last }: TurnViewProps): ReactNode {
  const { session } = usePanel();
  const shown = turn.question ? [turn.question, ...turn.answers] : turn.answers;
  const settled = stream === null && turn.answers.length > 0;
  return (
    <section className={last ? 'turn last' : 'turn'}>
      {shown.map((entry) => (
        <ErrorBoundary key={entry.key} onError={(error) => session.report(error)}>
          <ItemView entry={entry} />
        </ErrorBoundary>
      ))}
      {stream && <StatusLine turn={turn} stream={stream} />}
      {failure && <FailureCard failure={failure} unsent={turn.question?.phase === 'failed'} />}
      {settled && <TurnActions turn={turn} canRetry={failure === null} />}
    </section>
  );
}, sameTurn);

function sameTurn(before: TurnViewProps, after: TurnViewProps): boolean {
  return (
    before.last === after.last &&
    before.stream === after.stream &&
    before.failure === after.failure &&
    before.turn.question === after.turn.question &&
    before.turn.answers.length === after.turn.answers.length &&
    before.turn.answers.every((entry, index) => entry === after.turn.answers[index])
  );
}

const isVisible = ({ item, phase }: Entry): boolean => {
  if (item.type === 'assistant_message') return item.content.some(({ text }) => text !== '');
  return item.type === 'workflow' ? phase === 'streaming' : true;
};

/** One line about the progress of the answer. It disappears when text arrives. */
function StatusLine({ turn, stream }: { turn: Turn; stream: StreamState }): ReactNode {
  const { t } = usePanel();
  const waitsForTool = useChat((state) => state.phase === 'awaiting-tool');
  const reconnecting = useChat((state) => state.reconnecting);
  const last = turn.answers.at(-1);
  if (reconnecting) return <p className="status-line">{t('status.reconnecting')}</p>;
  if (last && last.phase === 'streaming' && isVisible(last) && last.item.type === 'assistant_message') return null;
  if (stream.progress) return <p className="status-line shimmer">{stream.progress.text}</p>;
  if (last && last.phase === 'streaming' && isVisible(last)) return null;
  return <p className="status-line shimmer late">{t(waitsForTool ? 'status.tool' : 'status.waiting')}</p>;
}
