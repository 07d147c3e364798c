import { ConflictError } from '../../common/errors/conflict.error.js';
import { faultCode } from '../../database/database-faults.js';

const UNIQUE_VIOLATION = '23505';

/** Rethrows what adding a thread failed with: an id that is in use is a `ConflictError`. */
export function rethrowConflict(error: unknown): never {
  if (faultCode(error) !== UNIQUE_VIOLATION) throw error;
  throw new ConflictError('thread_exists');
}
