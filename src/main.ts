import { messageWithCause } from './common/errors/cause-of.js';
import { watchProcessFaults } from './process-faults.js';
import { startServer } from './server.js';
import { stopWithNpm } from './stop-with-npm.js';

watchProcessFaults();
stopWithNpm(() => process.kill(process.pid, 'SIGTERM'));
try {
  await startServer();
} catch (error) {
  console.error(`chatkit-nest did not start: ${messageWithCause(error)}`);
  process.exit(1);
}
