import { type RequestContext, Responder, type ResponderEvent } from '../../src/chatkit/responder.js';
import { newId } from '../../src/common/ids.js';
import type { UserMessageItem } from '../../src/protocol/items.js';
import type { ThreadMetadata } from '../../src/protocol/threads.js';

/** The arguments of one call of the responder. */
export interface Asked {
  readonly message: UserMessageItem | null;
  readonly context: RequestContext;
  readonly signal: AbortSignal;
}

/** Answers with the given deltas. Waits for `gate` before each, so that a test decides when the stream continues. */
export class ScriptedAnswers extends Responder {
  readonly asked: Asked[] = [];
  gate: (index: number) => Promise<void> = () => Promise.resolve();

  constructor(private readonly deltas: readonly string[] = ['Hello', ' there', '.']) {
    super();
  }

  /** Removes the recorded calls and opens the gate. */
  reset(): void {
    this.asked.length = 0;
    this.gate = () => Promise.resolve();
  }

  override async *respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ResponderEvent> {
    this.asked.push({ message, context, signal });
    const item = {
      id: newId('message'),
      thread_id: thread.id,
      created_at: new Date().toISOString(),
      type: 'assistant_message' as const,
      content: [],
    };
    yield { type: 'thread.item.added', item };
    for (const [index, delta] of this.deltas.entries()) {
      await this.gate(index);
      yield {
        type: 'thread.item.updated',
        item_id: item.id,
        update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
      };
    }
    const text = this.deltas.join('');
    yield { type: 'thread.item.done', item: { ...item, content: [{ type: 'output_text', text, annotations: [] }] } };
  }
}

/** A gate that is closed at the given delta until the test opens it. */
export function closedGate(atDelta: number): { gate: (index: number) => Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { gate: (index) => (index === atDelta ? opened : Promise.resolve()), open };
}
