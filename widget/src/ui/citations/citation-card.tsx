import { autoUpdate, flip, offset, shift, useFloating } from '@floating-ui/react-dom';
import type { ReactNode } from 'react';
import { type CitedSource, originOf } from './cited-source.js';

interface CitationCardProps {
  cited: CitedSource;
  anchor: Element | null;
}

/** Title, origin and text of a source. Loaded when the first card is shown. */
export function CitationCard({ cited, anchor }: CitationCardProps): ReactNode {
  const { refs, floatingStyles } = useFloating({
    elements: { reference: anchor },
    placement: 'top',
    strategy: 'fixed',
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: autoUpdate,
  });
  const origin = originOf(cited);
  return (
    <span className="citation-card" ref={refs.setFloating} style={floatingStyles} role="tooltip">
      <strong>{cited.source.title}</strong>
      {origin && <span className="citation-origin">{origin}</span>}
      {cited.source.description && <span className="citation-snippet">{cited.source.description}</span>}
    </span>
  );
}
