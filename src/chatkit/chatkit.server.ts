import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserMessageInput } from '../protocol/messages.js';
import type { ReaderContext } from '../protocol/reader-context.js';
import type { ChatKitRequest, RequestOf, RequestType } from '../protocol/requests.js';
import { ActionHandlers } from './handlers/action.handlers.js';
import { AttachmentHandlers } from './handlers/attachment.handlers.js';
import { ItemHandlers } from './handlers/item.handlers.js';
import { MessageHandlers } from './handlers/message.handlers.js';
import { RetryHandlers } from './handlers/retry.handlers.js';
import { StructuredInputHandlers } from './handlers/structured-input.handlers.js';
import { ThreadHandlers } from './handlers/thread.handlers.js';
import { ToolOutputHandlers } from './handlers/tool-output.handlers.js';
import { TranscriptionHandlers } from './handlers/transcription.handlers.js';
import { parseRequest } from './parse-request.js';
import { readReaderContext, toRequestContext } from './reader-context.js';
import type { Reply, RunReply } from './reply.js';
import type { RequestContext } from './responder.js';

/** The caller of a request, the id under which it is logged, and the idempotency key of the submit. */
export type Caller = Pick<RequestContext, 'identity' | 'requestId' | 'idempotencyKey'>;

/** A question of a caller that does not use the ChatKit protocol. */
export interface Question {
  readonly query: string;
  /** The thread that the question continues. */
  readonly threadId?: string;
  readonly reader: ReaderContext;
}

type Handler<Type extends RequestType> = (request: RequestOf<Type>, context: RequestContext) => Promise<Reply>;
type HandlerTable = { readonly [Type in RequestType]: Handler<Type> };

/** Parses a request and passes it to the handler of its type. */
@Injectable()
export class ChatKitServer {
  private readonly handlers: HandlerTable;

  constructor(
    threads: ThreadHandlers,
    items: ItemHandlers,
    private readonly messages: MessageHandlers,
    retry: RetryHandlers,
    toolOutput: ToolOutputHandlers,
    structuredInput: StructuredInputHandlers,
    actions: ActionHandlers,
    attachments: AttachmentHandlers,
    transcription: TranscriptionHandlers,
  ) {
    this.handlers = {
      'threads.create': (request, context) => messages.create(request, context),
      'threads.add_user_message': (request, context) => messages.add(request, context),
      'threads.add_client_tool_output': (request, context) => toolOutput.add(request, context),
      'threads.add_structured_input': (request, context) => structuredInput.add(request, context),
      'threads.retry_after_item': (request, context) => retry.retryAfter(request, context),
      'threads.custom_action': (request, context) => actions.stream(request, context),
      'threads.sync_custom_action': (request, context) => actions.sync(request, context),
      'threads.get_by_id': (request, context) => threads.get(request, context),
      'threads.list': (request, context) => threads.list(request, context),
      'threads.update': (request, context) => threads.update(request, context),
      'threads.delete': (request, context) => threads.delete(request, context),
      'items.list': (request, context) => items.list(request, context),
      'items.feedback': (request, context) => items.addFeedback(request, context),
      'attachments.create': (request, context) => attachments.create(request, context),
      'attachments.delete': (request, context) => attachments.delete(request, context),
      'input.transcribe': (request, context) => transcription.transcribe(request, context),
    };
  }

  /**
   * @param body the parsed JSON body, not validated yet.
   * @throws AppError for bad input, an unknown id or an unavailable database: these are never reported in a stream.
   */
  async process(body: unknown, caller: Caller): Promise<Reply> {
    const request = parseRequest(body);
    const reader = readReaderContext(body as object, request.metadata);
    const context = toRequestContext(caller, reader, quotedTextOf(request));
    return this.dispatch(request, withHash(context, request.params));
  }

  /** Answers a question in plain words. Starts a thread unless the question continues one. Throws like `process`. */
  ask({ query, threadId, reader }: Question, caller: Caller): Promise<RunReply> {
    const context = withHash(toRequestContext(caller, reader), { query, threadId });
    const input: UserMessageInput = {
      content: [{ type: 'input_text', text: query }],
      attachments: [],
      inference_options: {},
    };
    return threadId === undefined
      ? this.messages.create({ type: 'threads.create', params: { input }, metadata: {} }, context)
      : this.messages.add(
          { type: 'threads.add_user_message', params: { thread_id: threadId, input }, metadata: {} },
          context,
        );
  }

  private dispatch<Type extends RequestType>(request: RequestOf<Type>, context: RequestContext): Promise<Reply> {
    const handler = this.handlers[request.type] as Handler<Type>;
    return handler(request, context);
  }
}

/** Without a key no submit is compared with another one. */
function withHash(context: RequestContext, submit: object): RequestContext {
  if (context.idempotencyKey === undefined) return context;
  return { ...context, requestHash: createHash('sha256').update(JSON.stringify(submit)).digest('base64url') };
}

function quotedTextOf(request: ChatKitRequest): string | null | undefined {
  return 'input' in request.params && 'quoted_text' in request.params.input
    ? request.params.input.quoted_text
    : undefined;
}
