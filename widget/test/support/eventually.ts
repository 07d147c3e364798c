const LIMIT_MILLISECONDS = 20_000;
const STEP_MILLISECONDS = 25;

/** Repeats a check until it passes, at most for `limit` milliseconds; then it throws the last failure. */
export async function eventually(check: () => void | Promise<void>, limit = LIMIT_MILLISECONDS): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, STEP_MILLISECONDS));
    }
  }
}
