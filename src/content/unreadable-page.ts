import type { CorpusProblem } from './page.js';

/** Why one file cannot become a page. The reader turns it into a `CorpusProblem` and continues with the next file. */
export class UnreadablePage extends Error {
  override readonly name = 'UnreadablePage';
}

/** The page at `path` is left out because of this error; other pages are not affected. An unforeseen error is named by its class. */
export function leftOut(path: string, error: unknown): CorpusProblem {
  if (error instanceof UnreadablePage) return { path, reason: error.message };
  const name = error instanceof Error ? error.name : typeof error;
  return { path, reason: `cannot be processed (${name}); make the page simpler` };
}
