import { autoUpdate, flip, offset, shift, useFloating } from '@floating-ui/react-dom';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { usePanel } from '../context.js';
import { useLayer } from '../layers.js';
import { type CitedSource, originOf } from './cited-source.js';
import { SourceLink } from './source-link.js';

export const SourcesOfMessage = createContext<readonly CitedSource[]>([]);

const SHOW_MILLISECONDS = 120;
const HIDE_MILLISECONDS = 160;

/** The number at the sentence; pointing at it or reaching it with the keyboard shows what stands behind it. */
export function CitationPill({ number }: { number: number }): ReactNode {
  const { t } = usePanel();
  const cited = useContext(SourcesOfMessage).find((source) => source.number === number);
  const [wanted, setWanted] = useState(false);
  const [shown, setShown] = useState(false);
  useLayer(shown, () => setShown(false));
  const { refs, floatingStyles } = useFloating({
    open: shown,
    placement: 'top',
    strategy: 'fixed',
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: autoUpdate,
  });
  useEffect(() => {
    const timer = setTimeout(() => setShown(wanted), wanted ? SHOW_MILLISECONDS : HIDE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [wanted]);
  if (!cited) return null;
  const { source } = cited;
  const origin = originOf(cited);
  const show = (): void => setWanted(true);
  const hide = (): void => setWanted(false);
  return (
    <span className="citation" ref={refs.setReference} onPointerEnter={show} onPointerLeave={hide}>
      <SourceLink
        cited={cited}
        className="citation-pill"
        label={t('sources.open', { number, title: source.title })}
        onFocus={show}
        onBlur={hide}
      >
        {number}
      </SourceLink>
      {shown && (
        <span className="citation-card" ref={refs.setFloating} style={floatingStyles} role="tooltip">
          <strong>{source.title}</strong>
          {origin && <span className="citation-origin">{origin}</span>}
          {source.description && <span className="citation-snippet">{source.description}</span>}
        </span>
      )}
    </span>
  );
}
