/** Milliseconds between two looks at the parent of the process. */
const LOOK_MS = 1_000;

/**
 * `npm start` runs the server in a shell. A signal to npm ends npm and that shell, which do not pass it on, so the server would
 * run on without them. A server that npm started therefore stops when its shell has ended.
 */
export function stopWithNpm(
  stop: () => void,
  environment: NodeJS.ProcessEnv = process.env,
  parent = () => process.ppid,
): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const shell = parent();
  const looking = setInterval(() => {
    if (parent() === shell) return;
    clearInterval(looking);
    stop();
  }, LOOK_MS).unref();
}
