import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUSY_MS, LONGEST_GAP_MS, type LoopGap, LoopWatch } from './loop-watch.js';

/** Built by `test/support/build.mjs`, because Node does not load TypeScript. */
const PRELOAD = fileURLToPath(new URL('../../../dist-test/test/support/watchdog/preload.js', import.meta.url));

/**
 * The watchdog of a suite: it watches the event loop of every server that the suite starts, in this process (from `begin` to
 * `end`) and in others (started with `preload`). `jest-setup.ts` fails the test in which a server blocked its event loop.
 */
class Watchdog {
  private readonly folder = mkdtempSync(join(tmpdir(), 'loop-watch-'));
  private readonly files: string[] = [];
  private faults: string[] = [];
  private running = 0;
  private asked = false;
  private readonly reasons: string[] = [];
  private readonly watch = new LoopWatch(
    (gap) => this.faults.push(sentence('The server in the process of the test', gap)),
    (gap) => {
      for (const reason of this.reasons.slice(0, 1)) console.info(`${sentence('Not counted', gap)} Reason: ${reason}.`);
    },
  );

  /** Whether the suite belongs to a project that asks the watchdog. Such a project is built before. */
  get isAsked(): boolean {
    return this.asked;
  }

  /** `jest-setup.ts` calls this before the suite. */
  ask(): void {
    this.asked = true;
  }

  /** An application in this process is ready. */
  begin(): void {
    this.running += 1;
    if (this.asked) this.watch.start();
  }

  /** An application in this process is closed. */
  end(): void {
    this.running -= 1;
    if (this.running === 0) this.watch.stop();
  }

  /** Does not count what an application in this process computes before it is ready and while it closes. */
  async starting<T>(work: () => Promise<T>): Promise<T> {
    const end = this.watch.exempt();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Does not count what the test itself computes while its application runs in the same process. The reason is printed. */
  ownWork<T>(reason: string, work: () => T): T {
    const end = this.exempt(reason);
    try {
      return work();
    } finally {
      end();
    }
  }

  /** Counts nothing in this process until the returned function is called. The reason is printed for each gap. */
  exempt(reason: string): () => void {
    const end = this.watch.exempt();
    this.reasons.push(reason);
    return () => {
      end();
      this.reasons.splice(this.reasons.indexOf(reason), 1);
    };
  }

  /** Arguments and variables for Node with which a server in another process is watched. */
  preload(): { readonly flags: readonly string[]; readonly environment: Readonly<Record<string, string>> } {
    const file = join(this.folder, `${this.files.length}.jsonl`);
    this.files.push(file);
    return { flags: ['--import', PRELOAD], environment: { LOOP_WATCH_FILE: file } };
  }

  /** What was seen since the last call, a sentence for each gap. */
  takeFaults(): string[] {
    this.watch.look();
    const faults = [...this.faults, ...this.files.flatMap(takeLines)];
    this.faults = [];
    return faults;
  }

  close(): void {
    this.watch.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One for each suite, because Jest loads this module for each suite. */
export const watchdog = new Watchdog();

function takeLines(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  rmSync(file);
  const gaps = text.trim().split('\n');
  return gaps.map((line) => sentence('The server in a separate process', JSON.parse(line) as LoopGap));
}

function sentence(who: string, { gapMs, processMs, threadMs }: LoopGap): string {
  const cpu = `${processMs} ms of processor time${threadMs === undefined ? '' : `, ${threadMs} ms of them in this thread`}`;
  return `${who}: the event loop took no turn for ${gapMs} ms and used ${cpu} (allowed: ${LONGEST_GAP_MS} ms, or less than ${BUSY_MS} ms of processor time).`;
}
