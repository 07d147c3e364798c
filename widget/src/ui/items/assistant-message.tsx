import { memo, type ReactNode, useMemo } from 'react';
import type { Entry } from '../../conversation/conversation.js';
import type { AssistantMessageItem } from '../../wire/types.js';
import { SourcesOfMessage } from '../citations/citation-pill.js';
import { citationsOf } from '../citations/cited-source.js';
import { SourcesRow } from '../citations/sources-row.js';
import { usePanel } from '../context.js';
import { MarkdownText } from '../markdown/markdown-text.js';
import { useSteadyText } from './use-steady-text.js';

interface AssistantMessageProps {
  item: AssistantMessageItem;
  phase: Entry['phase'];
}

export const AssistantMessage = memo(function AssistantMessage({ item, phase }: AssistantMessageProps): ReactNode {
  const { t } = usePanel();
  const citations = useMemo(() => citationsOf(item), [item]);
  const streaming = phase === 'streaming';
  return (
    <article className="assistant-message" aria-label={t('message.assistant')} dir="auto">
      <SourcesOfMessage value={citations.sources}>
        {item.content.map((part, index) => (
          <Part key={index} text={part.text} streaming={streaming} marks={citations.marks[index] ?? []} />
        ))}
      </SourcesOfMessage>
      {phase === 'stopped' && <p className="message-state">{t('message.stopped')}</p>}
      {!streaming && <SourcesRow sources={citations.sources} />}
    </article>
  );
});

interface PartProps {
  text: string;
  streaming: boolean;
  marks: ReturnType<typeof citationsOf>['marks'][number];
}

function Part({ text, streaming, marks }: PartProps): ReactNode {
  const shown = useSteadyText(text, streaming);
  const reached = useMemo(() => marks.filter(({ offset }) => offset <= shown.length), [marks, shown.length]);
  return shown === '' ? null : <MarkdownText text={shown} streaming={streaming} marks={reached} />;
}
