/** The result of the work, or the error with which it refused its input. */
export function orRefused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
