import { APIConnectionError, APIError } from 'openai';
import { AppError } from '../common/errors/app-error.js';
import { cutWithEllipsis } from '../text/cut.js';

/** Characters of what a model server says about a fault. */
const WORDS = 300;

/**
 * What the operator needs to know about a fault of the model server: its status, its code and its words. Undefined for other
 * faults. What it says about the request itself (400, 413, 422) or about the key (401, 403) is left out, because it may repeat
 * them.
 */
export function modelFaultLine(error: unknown): string | undefined {
  const cause = error instanceof AppError ? error.cause : error;
  if (cause instanceof APIConnectionError) return `The model server could not be reached. ${connectionFault(cause)}`;
  if (!(cause instanceof APIError)) return undefined;
  const { status, code, type, message } = cause as { status?: number; code?: unknown; type?: unknown; message: string };
  const names = [code, type].filter((name) => typeof name === 'string' && name !== '').join(', ');
  const words = mayRepeatSecrets(status) ? '' : ` ${cutWithEllipsis(message.replace(/\s+/g, ' '), WORDS)}`;
  const answered = status === undefined ? 'sent an error in its stream' : `answered ${status}`;
  return `The model server ${answered}${names && ` (${cutWithEllipsis(names, WORDS)})`}.${words}`;
}

function mayRepeatSecrets(status: number | undefined): boolean {
  return status === undefined || (status < 500 && status !== 404 && status !== 429);
}

function connectionFault({ cause, message }: APIConnectionError): string {
  const inner = cause instanceof Error ? ((cause.cause as Error | undefined) ?? cause) : undefined;
  return cutWithEllipsis(inner?.message ?? message, WORDS);
}
