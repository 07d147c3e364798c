import { AppError } from './app-error.js';
import { CATALOGUE, type CodeWith } from './catalogue.js';

type NounOf<Code> = Code extends `${infer Noun}_not_found` ? Noun : never;

/** What can be missing: the codes of the catalogue without `_not_found`. */
export type MissingNoun = NounOf<CodeWith<{ kind: 'not_found' }>>;

/** The thing does not exist or belongs to another owner. Both get the same answer, so that ids cannot be guessed. */
export class NotFoundError extends AppError {
  constructor(noun: MissingNoun, id: string) {
    const code = `${noun}_not_found` as const;
    const message = `There is no ${noun.replaceAll('_', ' ')} "${id.slice(0, 80)}". ${CATALOGUE[code].remedy}`;
    super({ code, message });
  }
}
