import { type ReaderContext, readerContextSchema } from '../protocol/reader-context.js';
import { SELECTED_TEXT_LIMIT } from '../protocol/request-limits.js';
import { cutCharacters, hasMoreCharacters } from '../text/cut.js';
import { parseWith } from './parse-request.js';
import type { RequestContext } from './responder.js';

/**
 * The context that the reader's page sent: the top-level `context` of the body, else the members of the same names in
 * `metadata`. An invalid `context` is rejected; invalid members of `metadata` are ignored, because they may belong to
 * the integration.
 */
export function readReaderContext(body: object, metadata: Record<string, unknown>): ReaderContext {
  const { context } = body as { context?: unknown };
  if (context !== undefined && context !== null) {
    return parseWith(
      readerContextSchema,
      context,
      'The `context` is not valid. Correct the members that `errors` names.',
      'context',
    );
  }
  const members = Object.entries(readerContextSchema.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(metadata[name]);
    return result.success && result.data != null ? [[name, result.data] as const] : [];
  });
  return Object.fromEntries(members);
}

/** The context of a request. A quoted text replaces the selection of the page. */
export function toRequestContext(
  caller: Pick<RequestContext, 'identity' | 'requestId' | 'idempotencyKey'>,
  reader: ReaderContext,
  quotedText?: string | null,
): RequestContext {
  const selected = quotedText ?? reader.selected_text ?? undefined;
  return {
    identity: caller.identity,
    requestId: caller.requestId,
    idempotencyKey: caller.idempotencyKey,
    pageContext: reader.page_context ?? undefined,
    selectedText: selected ? cutCharacters(selected, SELECTED_TEXT_LIMIT) : undefined,
    selectionWasCut: selected ? hasMoreCharacters(selected, SELECTED_TEXT_LIMIT) : false,
    contextMode: reader.context_mode ?? undefined,
    sessionId: reader.session_id ?? undefined,
  };
}

/** The context of a retry: values that the request lacks are those that were stored with the message. */
export function withStoredContext(
  context: RequestContext,
  stored: ReaderContext | undefined,
  quotedText: string | null | undefined,
): RequestContext {
  const before = toRequestContext(context, stored ?? {}, quotedText);
  return {
    ...context,
    pageContext: context.pageContext ?? before.pageContext,
    selectedText: context.selectedText ?? before.selectedText,
    contextMode: context.contextMode ?? before.contextMode,
    sessionId: context.sessionId ?? before.sessionId,
  };
}
