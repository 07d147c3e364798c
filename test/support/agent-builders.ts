import type { QuestionLog } from '../../src/agent/question-log.js';
import type { AttachmentContent, AttachmentStore } from '../../src/attachments/attachment-store.js';
import { type Identity, LOCAL_IDENTITY } from '../../src/auth/identity.js';
import type { RequestContext, ResponderEvent } from '../../src/chatkit/responder.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { AnswerSettings } from '../../src/config/settings.js';
import type { Attachment } from '../../src/protocol/attachments.js';
import type { ThreadItem } from '../../src/protocol/items.js';
import type { Passage } from '../../src/rag/passage.js';
import type { Retrieval } from '../../src/rag/retrieval.js';
import type { SearchRequest } from '../../src/rag/search-request.js';

/** Time limits that are too long to be reached, except for those that a test sets. */
export function timeLimits(members: Partial<AnswerSettings> = {}): AnswerSettings {
  return {
    timeoutMs: 20_000,
    modelIdleTimeoutMs: 20_000,
    toolTimeoutMs: 20_000,
    links: 'site',
    siteAddresses: [],
    ...members,
  };
}

/** Records no question. */
export const NO_QUESTION_LOG: Pick<QuestionLog, 'record'> = { record: () => Promise.resolve() };

export function aRequest(members: Partial<RequestContext> = {}): RequestContext {
  return { identity: LOCAL_IDENTITY, requestId: 'req_1', ...members };
}

export function aPassage(id: string, members: Partial<Passage> = {}): Passage {
  return {
    id,
    file: 'guide/postgres.md',
    heading: 'Connect Postgres',
    headingPath: ['Databases', 'Connect Postgres'],
    text: `Text of ${id}.`,
    sourceUrl: `/guide/postgres#${id}`,
    score: 1,
    partNumber: 1,
    part: 'Guide',
    chapterNumber: 2,
    chapterTitle: 'Configuration',
    lessonSlug: 'postgres',
    lessonTitle: 'Databases',
    ...members,
  };
}

/** Returns the same result for every search and records the requests. */
export class FakeRetriever {
  readonly searches: SearchRequest[] = [];

  constructor(private readonly retrieval: Retrieval | Error) {}

  async search(request: SearchRequest): Promise<Retrieval> {
    this.searches.push(request);
    if (this.retrieval instanceof Error) throw this.retrieval;
    return this.retrieval;
  }
}

export function aFile(id: string, mime_type: string): Attachment {
  return { id, type: 'file', name: `${id}.name`, mime_type };
}

/** Uploaded files by id. Any other id is missing. Records which files were read. */
export class FakeFiles implements Pick<AttachmentStore, 'read'> {
  readonly opened: string[] = [];
  bytesRead = 0;

  constructor(private readonly files: Readonly<Record<string, { mime_type: string; bytes: string }>> = {}) {}

  async read(_owner: Identity, id: string, limit?: number): Promise<AttachmentContent> {
    const file = this.files[id];
    if (!file) throw new NotFoundError('attachment', id);
    const bytes = new TextEncoder().encode(file.bytes).subarray(0, limit);
    this.opened.push(id);
    this.bytesRead += bytes.length;
    return { attachment: aFile(id, file.mime_type), bytes };
  }
}

export function covering(...passages: Passage[]): Retrieval {
  return { passages, confidence: 0.9, covered: true };
}

export function notCovering(...passages: Passage[]): Retrieval {
  return { passages, confidence: 0.1, covered: false };
}

/** All values of a source that yields single values or batches. */
export async function collect<T extends object>(source: AsyncIterable<T | readonly T[]>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(...([value].flat() as T[]));
  return values;
}

/** The text that a client shows after the deltas. */
export function streamedText(events: readonly ResponderEvent[]): string {
  return events
    .flatMap((event) => (event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : []))
    .join('');
}

export function finished<Type extends ThreadItem['type']>(
  events: readonly ResponderEvent[],
  type: Type,
): Extract<ThreadItem, { type: Type }>[] {
  const items = events.flatMap((event) => (event.type === 'thread.item.done' ? [event.item] : []));
  return items.filter((item): item is Extract<ThreadItem, { type: Type }> => item.type === type);
}
