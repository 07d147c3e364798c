import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** CPU time of the thread in microseconds, so that other programs of a busy machine do not count. */
  tdur?: number;
}

export interface FrameTrace {
  frames: number;
  /** Milliseconds of script in each frame that ran any, longest first. */
  script: number[];
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'blink.user_timing'];
/** Set in the traced page, so that its thread is found among those of other suites in the same Chromium. */
const MARK = 'traced-page';
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'v8.callFunction',
  'XHRReadyStateChange',
]);
/** The main thread hands a finished frame over to be drawn. */
const FRAME = 'Commit';

/** Measures, with Chromium's tracing, the frames that the page draws while `work` runs. */
export async function traceFrames(browser: Browser, page: Page, work: () => Promise<void>): Promise<FrameTrace> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await page.evaluate((mark) => performance.mark(mark), MARK);
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return scriptPerFrame(mainThreadOf(traceEvents));
}

function mainThreadOf(events: readonly TraceEvent[]): TraceEvent[] {
  const mark = events.find(({ name }) => name === MARK);
  if (!mark) throw new Error('The trace has no mark of the traced page.');
  return events
    .filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid)
    .toSorted((left, right) => left.ts - right.ts);
}

const framesIn = (events: readonly TraceEvent[]): number => events.filter(({ name }) => name === FRAME).length;

function scriptPerFrame(events: readonly TraceEvent[]): FrameTrace {
  const script: number[] = [];
  let inFrame = 0;
  let coveredUntil = 0;
  for (const { name, ph, ts, dur = 0, tdur } of events) {
    if (name === FRAME) {
      if (inFrame > 0) script.push(inFrame);
      inFrame = 0;
    }
    // Calls inside of calls are part of the outermost.
    if (ph !== 'X' || !SCRIPT.has(name) || ts < coveredUntil) continue;
    coveredUntil = ts + dur;
    inFrame += (tdur ?? dur) / 1_000;
  }
  if (inFrame > 0) script.push(inFrame);
  return { frames: framesIn(events), script: script.toSorted((left, right) => right - left) };
}
