import { watchdog } from './watchdog.js';

watchdog.ask();

/** Fails the test, or the end of the suite, in which a server of the suite blocked its event loop. */
function requireFreeLoop(): void {
  const faults = watchdog.takeFaults();
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

afterEach(requireFreeLoop);
afterAll(() => {
  try {
    requireFreeLoop();
  } finally {
    watchdog.close();
  }
});
