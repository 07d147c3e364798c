/** Milliseconds between two looks at the parent of the process. */
const LOOK_MS = 1_000;

/**
 * For a server that npm started. `npm start` runs it in a shell, and a signal to npm ends npm and that shell, which do not pass
 * it on: the server would run on without them. So it stops when its shell has ended.
 */
export function stopWithShell(stop: () => void, parent = () => process.ppid): void {
  const shell = parent();
  const looking = setInterval(() => {
    if (parent() === shell) return;
    clearInterval(looking);
    stop();
  }, LOOK_MS).unref();
}
