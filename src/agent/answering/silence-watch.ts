import type { protocol, RunStreamEvent } from '@openai/agents';
import type { ModelTap } from '../model-stream/model-tap.js';

/**
 * Notices when nothing comes from a model that is asked, over a whole run. While tools work it is not the model's turn.
 * It also holds for a model that takes no notice of its signal, since it needs nothing from it.
 */
export class SilenceWatch {
  private timer?: NodeJS.Timeout;
  private isTapped = false;

  constructor(
    private readonly limitMs: number,
    private readonly onSilence: () => void,
  ) {}

  /** The tap, heard by this watch. */
  over(tap: ModelTap): ModelTap {
    return (event) => {
      this.isTapped = true;
      this.hear(event);
      return tap(event);
    };
  }

  /** The events of a run as they are, heard by this watch until the run ends or its reader leaves. */
  async *listen(run: AsyncIterable<RunStreamEvent>): AsyncGenerator<RunStreamEvent, void, void> {
    this.expect();
    try {
      for await (const event of run) {
        // The run tells late what the tap has told already.
        if (event.type === 'raw_model_stream_event' && !this.isTapped) this.hear(event.data);
        if (event.type === 'run_item_stream_event' && HANDS_BACK.has(event.name)) this.expect();
        yield event;
      }
    } finally {
      this.rest();
    }
  }

  rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private hear(event: protocol.StreamEvent): void {
    if (event.type === 'response_done') this.rest();
    else this.expect();
  }

  private expect(): void {
    if (this.timer) this.timer.refresh();
    else this.timer = setTimeout(this.onSilence, this.limitMs);
  }
}

/** After these the model is asked again. */
const HANDS_BACK = new Set<string>(['tool_output', 'handoff_occurred']);
