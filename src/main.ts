import { startServer } from './server.js';

try {
  await startServer();
} catch (error) {
  console.error(`chatkit-nest did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
