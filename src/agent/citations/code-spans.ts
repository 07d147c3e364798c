/** Follows markdown's code spans and fences through a text that is read piece by piece. */
export class CodeSpans {
  private open?: { readonly run: string; readonly isFence: boolean };
  private lineIsBlank = true;

  get isInside(): boolean {
    return this.open !== undefined;
  }

  /** A whole run of backticks or tildes. */
  readRun(run: string): void {
    const startsLine = this.lineIsBlank;
    this.lineIsBlank = false;
    if (!this.open) this.open = openedBy(run, startsLine);
    else if (closes(run, startsLine, this.open)) this.open = undefined;
  }

  readText(text: string): void {
    if (text.trim() !== '') this.lineIsBlank = false;
  }

  /** A code span does not reach over an empty line: a lone backtick must not hide the rest of an answer. */
  readNewline(): void {
    if (this.open && !this.open.isFence && this.lineIsBlank) this.open = undefined;
    this.lineIsBlank = true;
  }
}

function openedBy(run: string, startsLine: boolean): { run: string; isFence: boolean } | undefined {
  if (startsLine && run.length >= 3) return { run, isFence: true };
  return run.startsWith('`') ? { run, isFence: false } : undefined;
}

function closes(run: string, startsLine: boolean, open: { readonly run: string; readonly isFence: boolean }): boolean {
  return open.isFence ? startsLine && run.startsWith(open.run) : run === open.run;
}
