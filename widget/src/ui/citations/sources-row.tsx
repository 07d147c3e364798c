import { type ReactNode, useState } from 'react';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { type CitedSource, originOf } from './cited-source.js';
import { SourceLink } from './source-link.js';

export function SourcesRow({ sources }: { sources: readonly CitedSource[] }): ReactNode {
  const { t } = usePanel();
  const [open, setOpen] = useState(false);
  if (sources.length === 0) return null;
  return (
    <div className="sources">
      <button type="button" className="disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="book-open" size={14} />
        {t.count('sources.title', sources.length)}
        <Icon name="chevron-down" size={14} />
      </button>
      {open && (
        <ol className="source-list">
          {sources.map((cited) => (
            <li key={cited.number}>
              <SourceLink cited={cited} className="source">
                <span className="source-number">{cited.number}</span>
                <span className="source-words">
                  <span className="source-title">{cited.source.title}</span>
                  <span className="source-origin">{originOf(cited)}</span>
                </span>
              </SourceLink>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
