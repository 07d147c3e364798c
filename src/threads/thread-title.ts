import { InvalidRequestError } from '../common/errors/invalid-request.error.js';

const TITLE_LIMIT = 200;

/** A title fit to be shown in a list: one line, not empty, not endless. */
export function cleanTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  if (line === '' || line.length > TITLE_LIMIT) {
    throw new InvalidRequestError(`A title has 1 to ${TITLE_LIMIT} characters.`, [
      { path: 'params.title', message: line === '' ? 'Empty' : `Longer than ${TITLE_LIMIT} characters` },
    ]);
  }
  return line;
}
