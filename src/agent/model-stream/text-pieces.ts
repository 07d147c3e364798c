/** Pieces of text that came in one packet, as one event: the SDK passes on what it does not know. */
export interface TextPieces {
  readonly type: typeof TEXT_PIECES;
  /** Raw `response.output_text.delta` events. */
  readonly pieces: readonly unknown[];
}

const TEXT_PIECES = 'text.pieces';
const TEXT_DELTA = 'response.output_text.delta';

export function isTextPieces(event: unknown): event is TextPieces {
  return typeOf(event) === TEXT_PIECES;
}

export function isTextDelta(event: unknown): boolean {
  return typeOf(event) === TEXT_DELTA;
}

/** The same events in the same order, pieces of text that follow each other as one. */
export function gatherText(events: readonly unknown[]): readonly unknown[] {
  const gathered: unknown[] = [];
  let pieces: unknown[] = [];
  for (const event of events) {
    if (!isTextDelta(event)) {
      pieces = [];
      gathered.push(event);
      continue;
    }
    if (pieces.length === 0) gathered.push({ type: TEXT_PIECES, pieces } satisfies TextPieces);
    pieces.push(event);
  }
  return gathered;
}

function typeOf(event: unknown): unknown {
  return (event as { type?: unknown } | null | undefined)?.type;
}
