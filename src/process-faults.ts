import { Logger } from '@nestjs/common';

/**
 * The last resort for faults that no other code handled. A rejected promise belongs to one request or one task, so it is
 * logged and the server continues. After an exception that nothing caught, the state of the process is unknown: it is
 * logged, and the process exits with 1 so that its supervisor starts it again. Stored answers are not lost, because a
 * start closes the runs that the old process left open.
 */
export function watchProcessFaults(): void {
  const logger = new Logger('Process');
  process.on('unhandledRejection', (reason) => {
    logger.error('A promise was rejected and nothing handled it. The server continues.', describe(reason));
  });
  process.on('uncaughtException', (error) => {
    logger.error('An exception was not caught. The process exits with code 1.', describe(error));
    process.exit(1);
  });
}

/** The stack names the place in the code; the members of an error are left out, because they can hold content. */
function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : typeof fault;
}
