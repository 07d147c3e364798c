const LIMIT_MILLISECONDS = 5_000;
const STEP_MILLISECONDS = 25;

/** Asks again until the check holds; the last failure is the one that is told. For what another process does. */
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
