import { InvalidRequestError } from '../common/errors/invalid-request.error.js';

const TITLE_LIMIT = 200;

/** Returns a title that is short enough for a list. An empty title means that the thread has none. */
export function checkTitle(title: string): string {
  if (title.length <= TITLE_LIMIT) return title;
  throw new InvalidRequestError(`A title has at most ${TITLE_LIMIT} characters. Shorten it.`, [
    { path: 'params.title', message: `Longer than ${TITLE_LIMIT} characters` },
  ]);
}
