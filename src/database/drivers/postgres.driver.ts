import { Logger } from '@nestjs/common';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { AppError } from '../../common/errors/app-error.js';
import { faultCode, isAway } from '../database-faults.js';
import { DatabaseStartError } from '../database-start.error.js';

const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 15_000;
/** For a server that no longer answers at all, and so cannot enforce its own limit. */
const ANSWER_TIMEOUT = 20_000;

/**
 * Connections for the requests of readers: a statement that takes long is given up. The driver's limit for connecting
 * covers the wait for a free connection too, and that is long when a thousand questions come at once.
 */
export function postgresOptions(url: string): PostgresDataSourceOptions {
  const limits = { statement_timeout: STATEMENT_TIMEOUT, query_timeout: ANSWER_TIMEOUT };
  return {
    ...patientPostgresOptions(url),
    poolSize: 10,
    connectTimeoutMS: ANSWER_TIMEOUT,
    extra: { ...KEEP_ALIVE, ...limits },
  };
}

/** Connections for work that may take long: migrations, building an index. */
export function patientPostgresOptions(url: string): PostgresDataSourceOptions {
  const logger = new Logger('Postgres');
  return {
    type: 'postgres',
    url,
    applicationName: 'chatkit-nest',
    connectTimeoutMS: CONNECT_TIMEOUT,
    poolSize: 4,
    installExtensions: false,
    // An idle connection broke. The pool opens another one when it is needed.
    poolErrorHandler: (error: Error) => logger.warn(`A connection was lost: ${error.message}`),
    extra: KEEP_ALIVE,
  };
}

const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** A fault of the server named by `url` in one line that holds no password; any other error is answered as it is. */
export function toPostgresStartError(error: unknown, url: string): unknown {
  if (error instanceof AppError) return error;
  const { host, username, pathname } = new URL(url);
  const reason = reasonOf(error);
  const fault = (code: string, message: string) => new DatabaseStartError(code, message, error);
  switch (kindOf(error, reason)) {
    case 'login':
      return fault(
        'database_login_refused',
        `Postgres at ${host} refused the login of "${username}". Check user and password in DATABASE_URL.`,
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
        `No secure connection to Postgres at ${host} (${reason}). Check sslmode in DATABASE_URL.`,
      );
    case 'away':
      return fault(
        'database_unreachable',
        `Postgres at ${host} does not answer (${reason}). Start it, or correct DATABASE_URL; unset it for the embedded database.`,
      );
    default:
      return error;
  }
}

function kindOf(error: unknown, reason: string): 'login' | 'missing' | 'permission' | 'tls' | 'away' | undefined {
  const code = faultCode(error) ?? '';
  if (code.startsWith('28') || /SASL|SCRAM/.test(reason)) return 'login';
  if (code === '3D000') return 'missing';
  if (code === '42501') return 'permission';
  if (/SSL|TLS|certificate/i.test(reason)) return 'tls';
  return isAway(error) ? 'away' : undefined;
}

/** Node gives no message of its own when every address of a name failed. */
function reasonOf(error: unknown): string {
  const line = error instanceof Error ? error.message.split('\n', 1)[0] : undefined;
  return line || faultCode(error) || 'no reason given';
}
