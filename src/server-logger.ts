import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { ServerSettings } from './config/settings.js';

const LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
/** What Nest says of its own start interests nobody who runs the server; a failed start is told in one line by `main.ts`. */
const SILENT: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'NestFactory',
  'NestApplication',
  'ExceptionHandler',
]);

/** The console, plain where nobody watches, without the framework's own chatter. */
export class ServerLogger extends ConsoleLogger {
  constructor({ logLevel }: Pick<ServerSettings, 'logLevel'>) {
    super({
      prefix: 'chatkit-nest',
      colors: process.stdout.isTTY === true,
      logLevels: LEVELS.slice(0, LEVELS.indexOf(logLevel) + 1),
    });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!SILENT.has(rest.at(-1))) super.log(message, ...(rest as [string]));
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (!SILENT.has(rest.at(-1))) super.error(message, ...(rest as [string]));
  }
}
