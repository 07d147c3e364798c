import { messageWithCause } from './common/errors/cause-of.js';
import { startServer } from './server.js';

try {
  await startServer();
} catch (error) {
  console.error(`chatkit-nest did not start: ${messageWithCause(error)}`);
  process.exit(1);
}
