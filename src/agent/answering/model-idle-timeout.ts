import type { protocol } from '@openai/agents';

/** After these events of a run its model is asked again. */
const ASKS_AGAIN: ReadonlySet<string> = new Set(['tool_output', 'handoff_occurred']);

/**
 * Limits how long the model may send nothing after it was asked. The time of tools does not count. The limit also works
 * with a model that ignores its abort signal.
 */
export class ModelIdleTimeout {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly limitMs: number,
    private readonly onIdle: () => void,
  ) {}

  /** From now on an event of the model is expected. */
  start(): void {
    if (this.timer) this.timer.refresh();
    else this.timer = setTimeout(this.onIdle, this.limitMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  received(event: protocol.StreamEvent): void {
    if (event.type === 'response_done') this.stop();
    else this.start();
  }

  /** @param name of an event of the run. */
  ranItem(name: string): void {
    if (ASKS_AGAIN.has(name)) this.start();
  }
}
