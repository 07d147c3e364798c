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
import { generatedImageToInput } from './generated-image.js';
import { hiddenContextToInput } from './hidden-context.js';
import { quotedTextToInput } from './quoted-text.js';
import { taskToInput } from './task.js';
import type { InputPart } from './user-input.js';
import { widgetToInput } from './widget.js';
import { workflowToInput } from './workflow.js';

export type Awaitable<T> = T | Promise<T>;

/**
 * What an integration may convert in its own way (reference: `ThreadItemConverter` in agents.py). Attachments, tags and
 * hidden context that is not text mean something only to the integration, so by default they are refused.
 */
export interface InputHooks {
  readonly attachment: (attachment: Attachment) => Awaitable<InputPart>;
  readonly tag: (tag: TagContent) => Awaitable<InputPart>;
  /** Called for the last message only. */
  readonly quotedText: (text: string) => Awaitable<AgentInputItem[]>;
  readonly hiddenContext: (item: HiddenContextItem) => Awaitable<AgentInputItem[]>;
  readonly generatedImage: (item: GeneratedImageItem) => Awaitable<AgentInputItem[]>;
  readonly widget: (item: WidgetItem) => Awaitable<AgentInputItem[]>;
  readonly task: (item: TaskItem) => Awaitable<AgentInputItem[]>;
  readonly workflow: (item: WorkflowItem) => Awaitable<AgentInputItem[]>;
}

export const DEFAULT_HOOKS: InputHooks = {
  attachment: () => {
    throw new Error('A message has attachments. Give an `attachment` hook that says how the model reads them.');
  },
  tag: () => {
    throw new Error('A message has tags. Give a `tag` hook that says what they mean.');
  },
  quotedText: quotedTextToInput,
  hiddenContext: hiddenContextToInput,
  generatedImage: generatedImageToInput,
  widget: widgetToInput,
  task: taskToInput,
  workflow: workflowToInput,
};
