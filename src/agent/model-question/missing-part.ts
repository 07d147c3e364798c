import { APIError } from 'openai';

/** Statuses of a server that has no such path, or not with this method. */
const NO_PATH: ReadonlySet<number | undefined> = new Set([404, 405, 501]);
/** How servers word it that they do not have the model, without its name. */
const UNKNOWN_MODEL = /model_not_found|DeploymentNotFound/i;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * What a model server says that it does not have.
 * @param error as `askModel` throws it
 * @returns undefined for every other fault.
 */
export function missingPart(error: unknown, model: string): 'model' | 'path' | undefined {
  const { cause } = (error ?? {}) as { readonly cause?: unknown };
  if (!(cause instanceof APIError)) return undefined;
  const words = `${String(cause.code)} ${cause.message} ${JSON.stringify(cause.error) ?? ''}`;
  if (UNKNOWN_MODEL.test(words)) return 'model';
  if (!NO_PATH.has(cause.status)) return undefined;
  return isNamed(model, words) ? 'model' : 'path';
}

/** Whether the words have the name on its own: a short name can also be a part of a usual word. */
function isNamed(name: string, words: string): boolean {
  const between = words.toLowerCase().split(name.toLowerCase());
  return between.some((before, at) => {
    const after = between[at + 1];
    return after !== undefined && !LETTER_OR_DIGIT.test(`${before.slice(-1)}${after.slice(0, 1)}`);
  });
}
