import { Logger } from '@nestjs/common';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { AppError } from '../../common/errors/app-error.js';
import { faultCode, isUnavailable } from '../database-faults.js';
import { type DatabaseStartCode, DatabaseStartError } from '../database-start.error.js';
import { ANSWER_MS, CONNECT_MS, STATEMENT_MS } from '../limits.js';

/**
 * Connections for requests: statements have a time limit. The driver's limit for connecting also covers the wait for a
 * free connection, which is long when a thousand messages arrive at once.
 */
export function postgresOptions(url: string): PostgresDataSourceOptions {
  const limits = { statement_timeout: STATEMENT_MS, query_timeout: ANSWER_MS };
  return {
    ...unlimitedPostgresOptions(url),
    poolSize: 10,
    connectTimeoutMS: ANSWER_MS,
    extra: { ...KEEP_ALIVE, ...limits },
  };
}

/** Connections without a statement limit: for migrations and for building an index. */
export function unlimitedPostgresOptions(url: string): PostgresDataSourceOptions {
  const logger = new Logger('Postgres');
  return {
    type: 'postgres',
    url,
    applicationName: 'chatkit-nest',
    connectTimeoutMS: CONNECT_MS,
    poolSize: 4,
    installExtensions: false,
    // Called when an idle connection breaks. The pool opens another one when it needs it.
    poolErrorHandler: (error: Error) => logger.warn(`A connection was lost: ${error.message}`),
    extra: KEEP_ALIVE,
  };
}

const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** Turns a fault of the server at `url` into one line without the password; returns any other error unchanged. */
export function toPostgresStartError(error: unknown, url: string): unknown {
  if (error instanceof AppError) return error;
  const { host, username, pathname } = new URL(url);
  const reason = reasonOf(error);
  const fault = (code: DatabaseStartCode, message: string) => new DatabaseStartError(code, message, error);
  switch (kindOf(error, reason)) {
    case 'login':
      return fault(
        'database_login_refused',
        `Postgres at ${host} rejected the login of "${username}". Check the user and the password in DATABASE_URL.`,
      );
    case 'missing':
      return fault(
        'database_missing',
        `Postgres at ${host} has no database "${pathname.slice(1)}". Create it, or correct DATABASE_URL.`,
      );
    case 'permission':
      return fault(
        'database_permission',
        `"${username}" may not create tables in Postgres at ${host} (${reason}). Grant CREATE on its schema.`,
      );
    case 'tls':
      return fault(
        'database_tls',
        `There is no secure connection to Postgres at ${host} (${reason}). Check sslmode in DATABASE_URL.`,
      );
    case 'unavailable':
      return fault(
        'database_unreachable',
        `Postgres at ${host} does not answer (${reason}). Start it, or correct DATABASE_URL; unset DATABASE_URL to use the embedded database.`,
      );
    default:
      return error;
  }
}

function kindOf(
  error: unknown,
  reason: string,
): 'login' | 'missing' | 'permission' | 'tls' | 'unavailable' | undefined {
  const code = faultCode(error) ?? '';
  if (code.startsWith('28') || /SASL|SCRAM/.test(reason)) return 'login';
  if (code === '3D000') return 'missing';
  if (code === '42501') return 'permission';
  if (/SSL|TLS|certificate/i.test(reason)) return 'tls';
  return isUnavailable(error) ? 'unavailable' : undefined;
}

/** Node's error has no message when every address of a host name failed. */
function reasonOf(error: unknown): string {
  const line = error instanceof Error ? error.message.split('\n', 1)[0] : undefined;
  return line || faultCode(error) || 'no reason given';
}
