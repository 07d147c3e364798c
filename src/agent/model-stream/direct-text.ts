import type { ModelTap } from './model-tap.js';
import type { Gather } from './openai-events.js';
import { gatherText, isTextPieces } from './text-pieces.js';

const NOTHING: readonly unknown[] = [];

/**
 * For one response: pieces of text that follow pieces of text go straight to the tap, and not through the SDK, which
 * would only pass them on. Whoever reads the stream asks for more when it has dealt with all before, so nothing is told
 * out of order.
 */
export function directText(tap: ModelTap): Gather {
  let followsText = false;
  return (events) => {
    const gathered = gatherText(events);
    const [only] = gathered;
    if (followsText && gathered.length === 1 && isTextPieces(only)) {
      const telling = tap({ type: 'model', event: only });
      return telling ? telling.then(() => NOTHING) : NOTHING;
    }
    // A packet may hold no event at all, only the end of one before.
    followsText = gathered.length === 0 ? followsText : isTextPieces(gathered.at(-1));
    return gathered;
  };
}
