const { relative } = require('node:path');

/** A reporter that prints a line for each test that was tried more than once: see `second-try.ts`. */
class TriedAgain {
  onRunComplete(_contexts, { testResults: suites }) {
    for (const line of suites.flatMap(linesOf)) process.stderr.write(`${line}\n`);
  }
}

function linesOf({ testFilePath, testResults }) {
  return testResults
    .filter(({ invocations }) => invocations > 1)
    .map(
      ({ fullName, status, invocations }) =>
        `Tried again: ${relative(process.cwd(), testFilePath)} › ${fullName} (${status} at try ${invocations})`,
    );
}

module.exports = TriedAgain;
