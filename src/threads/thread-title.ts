import { InvalidRequestError } from '../common/errors/invalid-request.error.js';

const TITLE_LIMIT = 200;

/** A title fit to be shown in a list. It may be empty: the thread is untitled then. */
export function checkTitle(title: string): string {
  if (title.length <= TITLE_LIMIT) return title;
  throw new InvalidRequestError(`A title has at most ${TITLE_LIMIT} characters. Shorten it.`, [
    { path: 'params.title', message: `Longer than ${TITLE_LIMIT} characters` },
  ]);
}
