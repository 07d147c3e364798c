/**
 * Types of the protocol, as the server defines them. Types only: no server code may reach the bundle. A newer server
 * may send values outside these types, so everything passes through `normalize.ts`.
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

/** An item of a type that this client does not know. It keeps its place in the thread and shows nothing. */
export interface UnknownItem {
  type: 'unknown';
  id: string;
  thread_id: string;
  created_at: string;
}
export type ChatItem = ThreadItem | UnknownItem;

/** A component of a ChatKit widget. Only `type` is certain; `children` may be a list or one object. */
export interface WidgetNode {
  type: string;
  id?: string;
  key?: string;
  children?: WidgetNode | WidgetNode[];
  [prop: string]: unknown;
}
