import { ConflictError } from '../../common/errors/conflict.error.js';
import { faultCode } from '../../database/database-faults.js';

const UNIQUE_VIOLATION = '23505';

/** Throws `ConflictError` when a thread was not inserted because its id is in use; otherwise throws `error` itself. */
export function rethrowConflict(error: unknown): never {
  if (faultCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new ConflictError('thread_exists');
}
