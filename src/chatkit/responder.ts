import type { Identity } from '../auth/identity.js';
import { NotImplementedError } from '../common/errors/not-implemented.error.js';
import type { Action } from '../protocol/actions.js';
import type { StreamOptions, ThreadStreamEvent } from '../protocol/events.js';
import type { ThreadItem, UserMessageItem, WidgetItem } from '../protocol/items.js';
import type { PageContext } from '../protocol/reader-context.js';
import type { ThreadMetadata } from '../protocol/threads.js';

/** What is known about one request: who asks, from which page, with what selected. Immutable. */
export interface RequestContext {
  readonly identity: Identity;
  readonly requestId: string;
  /** Names this submit: sent again, it finds the run that it started. */
  readonly idempotencyKey?: string;
  readonly pageContext?: PageContext;
  /** Already cut to its limit. */
  readonly selectedText?: string;
  /** The reader selected more than is used; he is told so. */
  readonly selectionWasCut?: boolean;
  readonly contextMode?: string;
  readonly sessionId?: string;
  /** The thread is as new as its message, which is all that it holds. */
  readonly isNewThread?: boolean;
}

/** Stored like a finished item but not sent: for instance a workflow left open, which the next turn goes on with. */
export interface KeptItemEvent {
  readonly type: 'item.kept';
  readonly item: ThreadItem;
}

/** What an answer is made of: events for the client, and what is stored without a word to it. */
export type ResponderEvent = ThreadStreamEvent | KeptItemEvent;

/** Events that came together may be handed over together: waiting for each alone costs more than all that is done with it. */
export type ResponderOutput = ResponderEvent | readonly ResponderEvent[];

export function eventsOf(output: ResponderOutput): readonly ResponderEvent[] {
  return isBatch(output) ? output : [output];
}

function isBatch(output: ResponderOutput): output is readonly ResponderEvent[] {
  return Array.isArray(output);
}

/**
 * An answer that is made whatever its reader does: what comes next may be waited for before what came is stored. Of any
 * other, nothing is asked before all that it gave is stored (reference: `_process_events` in server.py).
 */
export interface EagerAnswer extends AsyncIterable<ResponderOutput> {
  readonly isEager: true;
}

export function isEager(answer: AsyncIterable<ResponderOutput>): answer is EagerAnswer {
  return 'isEager' in answer && answer.isEager === true;
}

/**
 * What an integration implements: the answer to a message, and to a widget's action. Events are handed over as they
 * are produced; what each event means for the stored thread is the server's business, not the responder's.
 */
export abstract class Responder {
  /**
   * @param thread may be changed in place (title, status, metadata): the server stores it and tells the client.
   * @param message the user message to answer; null after a client tool's output or a structured input.
   * @param signal aborts when the answer is stopped or its reader is gone.
   */
  abstract respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncIterable<ResponderOutput>;

  /** Answers an action that a widget, or the client itself (`sender` null), fired. */
  action(
    _thread: ThreadMetadata,
    _action: Action,
    _sender: WidgetItem | null,
    _context: RequestContext,
    _signal: AbortSignal,
  ): AsyncIterable<ResponderOutput> {
    throw new Error('This server handles no widget actions. Override Responder.action to add them.');
  }

  /** Answers an action at once with at most one changed item. */
  syncAction(
    _thread: ThreadMetadata,
    _action: Action,
    _sender: WidgetItem | null,
    _context: RequestContext,
  ): Promise<{ updated_item?: ThreadItem | null }> {
    throw new NotImplementedError(
      'This server does not handle sync actions. Override Responder.syncAction to add them.',
    );
  }

  streamOptions(_thread: ThreadMetadata, _context: RequestContext): StreamOptions {
    return { allow_cancel: true };
  }
}
