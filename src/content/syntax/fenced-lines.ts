const BACKTICKS = /`{3,}/g;

/** The lines of fenced code, with a fence that is longer than any run of backticks in the code. */
export function fencedLines(code: string, language: string): string[] {
  const longest = [...code.matchAll(BACKTICKS)].reduce((length, run) => Math.max(length, run[0].length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...code.split('\n'), fence];
}
