import { AppError } from '../common/errors/app-error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';

/**
 * SQLSTATE classes (PostgreSQL manual, appendix A) of a database that is unavailable, full, shutting down, or asks for a
 * retry: connection 08, credentials 28, rollback 40, resources 53, state of an object 55, operator intervention 57,
 * system 58.
 */
const UNAVAILABLE_STATES = /^(08|28|40|53|55|57|58)...$|^3D000$|^25006$/;
const UNAVAILABLE_SOCKETS = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)/;
/** Driver errors that have no code: pg and its pool, PGlite after closing, TypeORM before connecting. */
const UNAVAILABLE_MESSAGES =
  /connection terminated|connection timeout|trying to connect|read timeout|not queryable|after calling end|is closed|is closing|not connected|not established/i;

/** Runs database work. A temporary fault becomes an `UnavailableError`; any other error is thrown unchanged. */
export async function withDatabaseFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || !isUnavailable(error)) throw error;
    throw new UnavailableError('database_unavailable', undefined, error);
  }
}

/** The code of the driver's error, also inside the error of TypeORM or the `AggregateError` of several connection attempts. */
export function faultCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError, errors } = error as { code?: unknown; driverError?: unknown; errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  return faultCode(driverError) ?? (Array.isArray(errors) ? faultCode(errors[0]) : undefined);
}

/** Whether the database cannot be used now but may be later. */
export function isUnavailable(error: unknown): boolean {
  const code = faultCode(error);
  if (code !== undefined) return UNAVAILABLE_STATES.test(code) || UNAVAILABLE_SOCKETS.test(code);
  return error instanceof Error && UNAVAILABLE_MESSAGES.test(error.message);
}
