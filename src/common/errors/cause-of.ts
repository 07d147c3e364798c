/** What caused an error, in brackets, for a line of the log. Empty when nothing is known. */
export function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? ` (${cause.message})` : '';
}

/** The message of an error and what caused it, for the operator who started the process. */
export function messageWithCause(error: unknown): string {
  return `${error instanceof Error ? error.message : String(error)}${causeOf(error)}`;
}
