import { AppError } from './app-error.js';

/** The thing does not exist, or belongs to somebody else: the two are never told apart. */
export class NotFoundError extends AppError {
  constructor(noun: string, id: string, remedy = 'Check the id, or list what you own first.') {
    super({
      code: `${noun.replaceAll(' ', '_')}_not_found`,
      kind: 'not_found',
      message: `There is no ${noun} "${id.slice(0, 80)}". ${remedy}`,
    });
  }
}
