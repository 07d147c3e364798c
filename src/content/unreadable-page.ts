/** Why one file cannot become a page. The reader turns it into a `CorpusProblem` and continues with the next file. */
export class UnreadablePage extends Error {
  override readonly name = 'UnreadablePage';
}
