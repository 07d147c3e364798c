import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time that the thread really had, in microseconds: other programs of a busy machine do not count. */
  tdur?: number;
  args?: { name?: string };
}

export interface FrameTrace {
  frames: number;
  /** Milliseconds of script in each frame that ran any, longest first. */
  script: number[];
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', '__metadata'];
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
/** What the main thread has made is handed over to be drawn. */
const FRAME = 'Commit';

/** What Chromium's own tracing says about the frames that are drawn while the work goes on. */
export async function traceFrames(browser: Browser, page: Page, work: () => Promise<void>): Promise<FrameTrace> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return scriptPerFrame(mainThreadOf(traceEvents));
}

/** Events of the renderer that drew most frames: that is the page's. */
function mainThreadOf(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events.filter(
    ({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const ofThread = threads.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  const busiest = ofThread.toSorted((left, right) => framesIn(right) - framesIn(left))[0] ?? [];
  return busiest.toSorted((left, right) => left.ts - right.ts);
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
