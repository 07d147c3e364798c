import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { ServerSettings } from './config/settings.js';

const LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
/** Messages of Nest about its own start. They do not help operators; `main.ts` reports a failed start in one line. */
const SILENT: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'NestFactory',
  'NestApplication',
  'ExceptionHandler',
]);

type PrintedMessages = Parameters<ConsoleLogger['printMessages']>;

/** Logs to the console, without colors unless it is a terminal, and without the framework's own messages. */
export class ServerLogger extends ConsoleLogger {
  constructor(logLevel: ServerSettings['logLevel'] = 'log', { isTTY }: { readonly isTTY?: boolean } = process.stdout) {
    super({ prefix: 'chatkit-nest', colors: isTTY === true });
    this.showUpTo(logLevel);
  }

  /** Shows messages of this level and of all more severe ones. */
  showUpTo(logLevel: ServerSettings['logLevel']): void {
    this.setLogLevels(LEVELS.slice(0, LEVELS.indexOf(logLevel) + 1));
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!SILENT.has(rest.at(-1))) super.log(message, ...(rest as [string]));
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (!SILENT.has(rest.at(-1))) super.error(message, ...(rest as [string]));
  }
}

/** Logs to the standard error output: the standard output of a command holds only its result, which may be JSON. */
export class CommandLogger extends ServerLogger {
  constructor() {
    super('warn', process.stderr);
  }

  protected override printMessages(...[messages, context, level, , ...rest]: PrintedMessages): void {
    super.printMessages(messages, context, level, 'stderr', ...rest);
  }
}
