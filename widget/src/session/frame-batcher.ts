/** Longest delay when no frames are drawn, as in a hidden tab. */
const HIDDEN_TAB_MILLISECONDS = 100;

type Schedule = (run: () => void) => () => void;

const nextFrame: Schedule = (run) => {
  const timer = setTimeout(run, HIDDEN_TAB_MILLISECONDS);
  if (typeof requestAnimationFrame === 'undefined') return () => clearTimeout(timer);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    run();
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
};

/** Collects what arrives between two frames into one change, so that a fast answer renders at most once per frame. */
export class FrameBatcher<T> {
  private waiting: T[] = [];
  private cancel: (() => void) | null = null;

  constructor(
    private readonly fold: (batch: readonly T[]) => void,
    private readonly schedule: Schedule = nextFrame,
  ) {}

  add(values: readonly T[]): void {
    if (values.length === 0) return;
    this.waiting.push(...values);
    this.cancel ??= this.schedule(() => this.flush());
  }

  flush(): void {
    this.cancel?.();
    this.cancel = null;
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    this.fold(batch);
  }

  /** Discards what was not applied yet. */
  clear(): void {
    this.cancel?.();
    this.cancel = null;
    this.waiting = [];
  }
}
