import { messageWithCause } from './common/errors/cause-of.js';
import { isStartedByNpm } from './config/environment.module.js';
import { watchProcessFaults } from './process-faults.js';
import { startServer } from './server.js';
import { stopWithShell } from './stop-with-shell.js';

watchProcessFaults();
if (isStartedByNpm) stopWithShell(() => process.kill(process.pid, 'SIGTERM'));
try {
  await startServer();
} catch (error) {
  console.error(`chatkit-nest did not start: ${messageWithCause(error)}`);
  process.exit(1);
}
