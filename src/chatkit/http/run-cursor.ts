import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import type { RunCursor } from '../runs/run-events.js';

/**
 * Where a reader left: `<run>:<sequence>` as in the frames' ids, or the number alone. A place in another run is refused,
 * so that a stale cursor never swallows the events of a new run.
 */
export function readCursor(runId: string, text: string | undefined): RunCursor {
  if (text === undefined || text === '') return 'snapshot';
  const [, run, digits] = /^(?:([^:]+):)?(\d{1,9})$/.exec(text) ?? [];
  if (digits === undefined || (run !== undefined && run !== runId)) {
    throw new InvalidRequestError('`after` and `Last-Event-ID` must be the id or the number of an event of this run.', [
      { path: 'after', message: digits === undefined ? 'Not an event id' : 'An event of another run' },
    ]);
  }
  return Number(digits);
}
