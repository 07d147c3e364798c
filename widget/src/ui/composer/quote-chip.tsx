import { type ReactNode, useState } from 'react';
import { useChat, usePanel } from '../context.js';
import { IconButton } from '../icon-button.js';

/** The quote of the next message. It shows two lines, expands on click and can be removed. */
export function QuoteChip(): ReactNode {
  const { session, t } = usePanel();
  const quote = useChat((state) => state.quote);
  const [open, setOpen] = useState(false);
  if (!quote) return null;
  return (
    <div className="quote-chip" role="group" aria-label={t('composer.quote')}>
      <div className="quote-body">
        {quote.source && <p className="quote-source">{t('composer.quoteFrom', { title: quote.source })}</p>}
        <button
          type="button"
          className={open ? 'quote-text open' : 'quote-text'}
          aria-expanded={open}
          title={t('composer.expandQuote')}
          onClick={() => setOpen(!open)}
        >
          {quote.text}
        </button>
        {quote.truncated && (
          <p className="quote-note" role="status">
            {t('composer.truncated')}
          </p>
        )}
      </div>
      <IconButton icon="close" label={t('composer.removeQuote')} onClick={() => session.store.set({ quote: null })} />
    </div>
  );
}
