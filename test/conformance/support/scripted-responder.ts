import { type RequestContext, Responder, type ResponderOutput } from '../../../src/chatkit/responder.js';
import { CustomStreamError, StreamError } from '../../../src/chatkit/stream-errors.js';
import type { Action } from '../../../src/protocol/actions.js';
import { type StreamOptions, type ThreadStreamEvent, threadStreamEventSchema } from '../../../src/protocol/events.js';
import type { ThreadItem, UserMessageItem, WidgetItem } from '../../../src/protocol/items.js';
import type { ThreadMetadata } from '../../../src/protocol/threads.js';
import type { WidgetRoot } from '../../../src/protocol/widgets.js';
import { streamWidget } from '../../../src/widgets/stream-widget.js';
import { fillIn } from './fill-in.js';

/** One step of the handler of a fixture: an event to yield, or one of the `$` instructions of ../README.md. */
export type ScriptStep = { readonly type: string } | ScriptInstruction;

interface ScriptInstruction {
  readonly $set_thread?: Partial<ThreadMetadata>;
  readonly $raise?: {
    kind: 'generic' | 'stream_error' | 'custom';
    code?: string;
    message?: string;
    allow_retry?: boolean;
  };
  readonly $client_disconnects?: true;
  readonly $stream_widget?: { widget?: WidgetRoot; states?: WidgetRoot[]; copy_text?: string };
}

export interface ServerScript {
  readonly respond?: readonly ScriptStep[];
  readonly action?: readonly ScriptStep[];
  readonly streamOptions?: StreamOptions;
  readonly syncAction?: { updated_item?: ThreadItem };
}

/** A responder that runs a script and records its calls. */
export class ScriptedResponder extends Responder {
  readonly calls: object[] = [];
  script: ServerScript = {};
  /** Called when the script says that the client disconnects. */
  disconnect: () => void = () => undefined;

  override respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    _context: RequestContext,
    signal: AbortSignal,
  ): AsyncIterable<ThreadStreamEvent> {
    this.calls.push(copy({ method: 'respond', thread, input_user_message: message }));
    return this.play(this.script.respond ?? [], thread, signal);
  }

  override action(
    thread: ThreadMetadata,
    action: Action,
    sender: WidgetItem | null,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncIterable<ResponderOutput> {
    if (!this.script.action) return super.action(thread, action, sender, context, signal);
    this.calls.push(copy({ method: 'action', thread, action, sender }));
    return this.play(this.script.action, thread, signal);
  }

  override async syncAction(
    thread: ThreadMetadata,
    action: Action,
    sender: WidgetItem | null,
    context: RequestContext,
  ): Promise<{ updated_item?: ThreadItem | null }> {
    if (!this.script.syncAction) return super.syncAction(thread, action, sender, context);
    this.calls.push(copy({ method: 'sync_action', thread, action, sender }));
    return fillIn(this.script.syncAction, thread.id);
  }

  override streamOptions(thread: ThreadMetadata, context: RequestContext): StreamOptions {
    return this.script.streamOptions ?? super.streamOptions(thread, context);
  }

  private async *play(
    script: readonly ScriptStep[],
    thread: ThreadMetadata,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    for (const step of script) {
      if ('type' in step) yield threadStreamEventSchema.parse(fillIn(step, thread.id));
      else yield* this.follow(step, thread, signal);
    }
  }

  private async *follow(
    instruction: ScriptInstruction,
    thread: ThreadMetadata,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    if (instruction.$set_thread) Object.assign(thread, instruction.$set_thread);
    if (instruction.$raise) throw toError(instruction.$raise);
    if (instruction.$client_disconnects) {
      setImmediate(this.disconnect);
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    if (instruction.$stream_widget) {
      const { widget, states, copy_text } = instruction.$stream_widget;
      yield* streamWidget(thread, states ? inTurn(states) : widget!, { copyText: copy_text });
    }
  }
}

async function* inTurn(states: readonly WidgetRoot[]): AsyncGenerator<WidgetRoot> {
  yield* states;
}

function toError({ kind, code, message, allow_retry }: NonNullable<ScriptInstruction['$raise']>): Error {
  if (kind === 'custom') return new CustomStreamError(message ?? '', allow_retry);
  if (kind === 'generic') return new Error('The integration failed.');
  return new StreamError(code, allow_retry);
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
