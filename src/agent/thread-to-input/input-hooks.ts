import type { AgentInputItem } from '@openai/agents';
import type { Attachment } from '../../protocol/attachments.js';
import type {
  GeneratedImageItem,
  HiddenContextItem,
  TaskItem,
  WidgetItem,
  WorkflowItem,
} from '../../protocol/items.js';
import type { TagContent } from '../../protocol/messages.js';
import {
  generatedImageToInput,
  hiddenContextToInput,
  quotedTextToInput,
  taskToInput,
  widgetToInput,
  workflowToInput,
} from './described-items.js';
import type { InputPart } from './user-input.js';

export type Awaitable<T> = T | Promise<T>;

/**
 * The conversions that an integration may replace (reference: `ThreadItemConverter` in agents.py). Only the integration
 * knows what attachments, tags and hidden context that is not text mean, so the default hooks throw for them.
 */
export interface InputHooks {
  readonly attachment: (attachment: Attachment) => Awaitable<InputPart>;
  readonly tag: (tag: TagContent) => Awaitable<InputPart>;
  /** Converts the quoted text of the last message; that of earlier messages is not converted. */
  readonly quotedText: (text: string) => Awaitable<AgentInputItem[]>;
  readonly hiddenContext: (item: HiddenContextItem) => Awaitable<AgentInputItem[]>;
  readonly generatedImage: (item: GeneratedImageItem) => Awaitable<AgentInputItem[]>;
  readonly widget: (item: WidgetItem) => Awaitable<AgentInputItem[]>;
  readonly task: (item: TaskItem) => Awaitable<AgentInputItem[]>;
  readonly workflow: (item: WorkflowItem) => Awaitable<AgentInputItem[]>;
}

export const DEFAULT_HOOKS: InputHooks = {
  attachment: () => {
    throw new Error('A message has attachments. Add an `attachment` hook that converts them for the model.');
  },
  tag: () => {
    throw new Error('A message has tags. Add a `tag` hook that says what they mean.');
  },
  quotedText: quotedTextToInput,
  hiddenContext: hiddenContextToInput,
  generatedImage: generatedImageToInput,
  widget: widgetToInput,
  task: taskToInput,
  workflow: workflowToInput,
};
