import type { Identity } from '../auth/identity.js';
import { NotImplementedError } from '../common/errors/not-implemented.error.js';
import type { Action } from '../protocol/actions.js';
import type { StreamOptions, ThreadStreamEvent } from '../protocol/events.js';
import type { ThreadItem, UserMessageItem, WidgetItem } from '../protocol/items.js';
import type { PageContext } from '../protocol/reader-context.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { RunUsage } from '../threads/run-usage.js';

/** One request: its caller, the page and the selection of the reader. Immutable. */
export interface RequestContext {
  readonly identity: Identity;
  readonly requestId: string;
  /** Identifies this submit. The same submit with the same key gets the run that it started, not a second one. */
  readonly idempotencyKey?: string;
  /** A hash of what this submit asks for, if it has a key. */
  readonly requestHash?: string;
  readonly pageContext?: PageContext;
  /** Already cut to its limit. */
  readonly selectedText?: string;
  /** The selection was longer than its limit. The reader gets a notice about it. */
  readonly selectionWasCut?: boolean;
  readonly contextMode?: string;
  readonly sessionId?: string;
  /** The thread was created with its message and holds nothing else. */
  readonly isNewThread?: boolean;
}

/** Stored like a finished item but not sent: for instance an open workflow, which the next turn continues. */
export interface KeptItemEvent {
  readonly type: 'item.kept';
  readonly item: ThreadItem;
}

/**
 * Optional: the answer is complete, and nothing follows. In one batch with the last message, as in `yield [{ type:
 * 'thread.item.done', item }, { type: 'answer.completed' }]`, it lets the server store that message and the end of the
 * run in one statement. It is neither stored nor sent. Without it an answer is complete when its iterable ends.
 */
export interface AnswerCompletedEvent {
  readonly type: 'answer.completed';
}

/**
 * Optional: what the answer has used of its model so far, in total. It is stored with the run and not sent.
 */
export interface UsageEvent {
  readonly type: 'usage';
  readonly usage: RunUsage;
  /** A request to the model is open. If the answer ends before it, its output is estimated from the text so far. */
  readonly isAsking: boolean;
}

/** What the server itself says in a thread. Markdown. */
export interface ServerTexts {
  /** A notice. `{limit}`: a number of characters. */
  readonly selectionCut: string;
  /** The title and the text of an item that stands where the process of an answer ended. */
  readonly interrupted: string;
  readonly interruptedHow: string;
}

export const ENGLISH_TEXTS: ServerTexts = {
  selectionCut: 'Only the first {limit} characters of the selected text are used.',
  interrupted: 'The answer was interrupted',
  interruptedHow: 'The server stopped before the answer was finished. Ask again, or retry, for a whole one.',
};

/** The events of an answer: those for the client, and three kinds that only the server reads. */
export type ResponderEvent = ThreadStreamEvent | KeptItemEvent | AnswerCompletedEvent | UsageEvent;

/** Events that are available together may be yielded together, which costs much less than one at a time. */
export type ResponderOutput = ResponderEvent | readonly ResponderEvent[];

export function eventsOf(output: ResponderOutput): readonly ResponderEvent[] {
  return isBatch(output) ? output : [output];
}

function isBatch(output: ResponderOutput): output is readonly ResponderEvent[] {
  return Array.isArray(output);
}

/**
 * What an integration implements: the answer to a message, and to the action of a ChatKit widget. Events are yielded as
 * they are produced; the server decides what each event means for the stored thread, and asks for the next output only
 * after the last one is stored (reference: `_process_events` in server.py).
 */
export abstract class Responder {
  /**
   * @param thread may be changed in place (title, status, metadata): the server stores the change and notifies the
   * client.
   * @param message the user message to answer; null after a client tool's output or a structured input.
   * @param signal aborts when the answer is stopped or its reader has left.
   */
  abstract respond(
    thread: ThreadMetadata,
    message: UserMessageItem | null,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncIterable<ResponderOutput>;

  /** Answers an action of a ChatKit widget, or of the client itself (`sender` null). */
  action(
    _thread: ThreadMetadata,
    _action: Action,
    _sender: WidgetItem | null,
    _context: RequestContext,
    _signal: AbortSignal,
  ): AsyncIterable<ResponderOutput> {
    throw new Error('This server does not handle widget actions. Override Responder.action to add them.');
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

  /**
   * What the server says in a thread, in the language of its reader.
   * @param history the newest items that the server knows, oldest first.
   */
  serverTexts(_history: readonly ThreadItem[], _context?: Pick<RequestContext, 'pageContext'>): ServerTexts {
    return ENGLISH_TEXTS;
  }

  streamOptions(_thread: ThreadMetadata, _context: RequestContext): StreamOptions {
    return { allow_cancel: true };
  }
}
