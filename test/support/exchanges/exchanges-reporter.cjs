const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { DocumentCheck } = require('./document-check.cjs');

const SHOWN = 40;

/** A reporter that holds every exchange that `recorder.ts` wrote against openapi.json, and prints what does not follow it. */
class ExchangesReporter {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'chatkit-exchanges-'));
    // The workers start later, and inherit it.
    process.env.TEST_EXCHANGES = this.folder;
  }

  onRunComplete() {
    const files = readdirSync(this.folder).map((file) => join(this.folder, file));
    const lines = files.flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'));
    rmSync(this.folder, { recursive: true, force: true });
    if (lines.length === 0) return;
    const check = new DocumentCheck();
    const faults = new Map();
    for (const line of lines) {
      const { test, ...exchange } = JSON.parse(line);
      for (const fault of check.faultsOf(exchange)) if (!faults.has(fault)) faults.set(fault, test);
    }
    const { total, missing } = check.coverage();
    process.stderr.write(
      `openapi.json: ${lines.length} kinds of exchanges, ${faults.size} against it; ` +
        `${total - missing.length} of ${total} statuses of operations were shown\n`,
    );
    if (process.env.SHOW_COVERAGE) process.stderr.write(`Not shown: ${missing.join(', ')}\n`);
    if (faults.size === 0) return;
    const shown = [...faults].slice(0, SHOWN).map(([fault, test]) => `  ${fault} (${test})`);
    process.stderr.write(`Exchanges that openapi.json does not describe:\n${shown.join('\n')}\n`);
  }
}

module.exports = ExchangesReporter;
