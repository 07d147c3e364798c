import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useRef, useState } from 'react';
import { usePanel } from '../context.js';
import { useLayer } from '../layers.js';
import type { CitedSource } from './cited-source.js';
import { SourceLink } from './source-link.js';

const CitationCard = lazy(async () => ({ default: (await import('./citation-card.js')).CitationCard }));

export const SourcesOfMessage = createContext<readonly CitedSource[]>([]);

const SHOW_MILLISECONDS = 120;
const HIDE_MILLISECONDS = 160;

/** The number of a source after a sentence. Hover or keyboard focus shows a card with the source. */
export function CitationPill({ number }: { number: number }): ReactNode {
  const { t } = usePanel();
  const cited = useContext(SourcesOfMessage).find((source) => source.number === number);
  const pill = useRef<HTMLSpanElement>(null);
  const [wanted, setWanted] = useState(false);
  const [shown, setShown] = useState(false);
  useLayer(shown, () => setShown(false));
  useEffect(() => {
    const timer = setTimeout(() => setShown(wanted), wanted ? SHOW_MILLISECONDS : HIDE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [wanted]);
  if (!cited) return null;
  const show = (): void => setWanted(true);
  const hide = (): void => setWanted(false);
  const label = t('sources.open', { number, title: cited.source.title });
  return (
    <span className="citation" ref={pill} onPointerEnter={show} onPointerLeave={hide}>
      <SourceLink cited={cited} className="citation-pill" label={label} onFocus={show} onBlur={hide}>
        {number}
      </SourceLink>
      {shown && (
        <Suspense>
          <CitationCard cited={cited} anchor={pill.current} />
        </Suspense>
      )}
    </span>
  );
}
