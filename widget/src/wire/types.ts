/**
 * The protocol's shapes as the server defines them, types only: no server code reaches the bundle.
 * A newer server may send what these types do not know, so everything enters through `normalize.ts`.
 */
import type { ThreadItem } from '../../../src/protocol/items.js';

export type { Action, ActionConfig } from '../../../src/protocol/actions.js';
export type { Attachment } from '../../../src/protocol/attachments.js';
export type { ThreadStreamEvent } from '../../../src/protocol/events.js';
export type {
  AssistantMessageItem,
  ClientToolCallItem,
  GeneratedImageItem,
  StructuredInputItem,
  TaskItem,
  ThreadItem,
  UserMessageItem,
  WidgetItem,
  WorkflowItem,
} from '../../../src/protocol/items.js';
export type { AssistantContent, UserMessageContent, UserMessageInput } from '../../../src/protocol/messages.js';
export type { Annotation, EntitySource, FileSource, Source, UrlSource } from '../../../src/protocol/sources.js';
export type {
  StructuredInput,
  StructuredInputAnswer,
  StructuredInputSubmission,
} from '../../../src/protocol/structured-input.js';
export type { Thread, ThreadStatus } from '../../../src/protocol/threads.js';
export type { ThreadItemUpdate } from '../../../src/protocol/updates.js';
export type { Task, Workflow } from '../../../src/protocol/workflows.js';

/** An item type that this client does not know: it keeps its place in the thread and shows nothing. */
export interface UnknownItem {
  type: 'unknown';
  id: string;
  thread_id: string;
  created_at: string;
}
export type ChatItem = ThreadItem | UnknownItem;

/** The integration's `children` may be a list or one object, so a node is only known by its `type`. */
export interface WidgetNode {
  type: string;
  id?: string;
  key?: string;
  children?: WidgetNode | WidgetNode[];
  [prop: string]: unknown;
}
