import type { ReactNode } from 'react';
import type { StructuredInputItem } from '../../wire/types.js';
import { usePanel } from '../context.js';

/** Questions and answers of a structured input that the reader has answered or skipped. */
export function InputSummary({ item }: { item: StructuredInputItem }): ReactNode {
  const { t } = usePanel();
  if (item.status === 'pending') return null;
  return (
    <dl className="input-summary">
      {item.inputs.map(({ id, question, answer }) => (
        <div key={id}>
          <dt>{question}</dt>
          <dd dir="auto">
            {answer && !answer.skipped && answer.values?.length ? answer.values.join(', ') : t('input.skipped')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
