import { z } from 'zod';
import { attachmentSchema } from './attachments.js';
import { assistantContentSchema, inferenceOptionsSchema, userMessageContentSchema } from './messages.js';
import { pageOf } from './page.js';
import { structuredInputSchema } from './structured-input.js';
import { widgetRootSchema } from './widgets.js';
import { taskSchema, workflowSchema } from './workflows.js';

/** `created_at` is an ISO 8601 instant with zone. */
const itemBase = { id: z.string(), thread_id: z.string(), created_at: z.string() };

export const userMessageItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('user_message'),
    content: z.array(userMessageContentSchema),
    attachments: z.array(attachmentSchema).default([]),
    quoted_text: z.string().nullish(),
    inference_options: inferenceOptionsSchema,
  })
  .meta({ id: 'UserMessageItem' });

export const assistantMessageItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('assistant_message'),
    content: z.array(assistantContentSchema),
  })
  .meta({ id: 'AssistantMessageItem' });

/** A call of a tool that runs in the client. Pending until the client sends the output. */
export const clientToolCallItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('client_tool_call'),
    status: z.enum(['pending', 'completed']).default('pending'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.record(z.string(), z.unknown()),
    output: z.unknown().optional(),
  })
  .meta({ id: 'ClientToolCallItem' });

export const widgetItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('widget'),
    widget: widgetRootSchema,
    copy_text: z.string().nullish(),
  })
  .meta({ id: 'WidgetItem' });

export const generatedImageSchema = z.object({ id: z.string(), url: z.string() }).meta({ id: 'GeneratedImage' });

export const generatedImageItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('generated_image'),
    image: generatedImageSchema.nullish(),
  })
  .meta({ id: 'GeneratedImageItem' });

export const structuredInputItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('structured_input'),
    status: z.enum(['pending', 'answered', 'skipped']).default('pending'),
    inputs: z.array(structuredInputSchema),
  })
  .meta({ id: 'StructuredInputItem' });

export const taskItemSchema = z
  .object({ ...itemBase, type: z.literal('task'), task: taskSchema })
  .meta({ id: 'TaskItem' });
export const workflowItemSchema = z
  .object({ ...itemBase, type: z.literal('workflow'), workflow: workflowSchema })
  .meta({ id: 'WorkflowItem' });
export const endOfTurnItemSchema = z
  .object({ ...itemBase, type: z.literal('end_of_turn') })
  .meta({ id: 'EndOfTurnItem' });

/** Context for the model at this place of the thread. Never sent to a client. */
export const hiddenContextItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('hidden_context_item'),
    content: z.unknown(),
  })
  .meta({ id: 'HiddenContextItem' });

/** Hidden context that the server itself adds, for example when an answer was stopped. */
export const sdkHiddenContextItemSchema = z
  .object({
    ...itemBase,
    type: z.literal('sdk_hidden_context'),
    content: z.string(),
  })
  .meta({ id: 'SdkHiddenContextItem' });

export const threadItemSchema = z
  .discriminatedUnion('type', [
    userMessageItemSchema,
    assistantMessageItemSchema,
    clientToolCallItemSchema,
    widgetItemSchema,
    generatedImageItemSchema,
    structuredInputItemSchema,
    workflowItemSchema,
    taskItemSchema,
    hiddenContextItemSchema,
    sdkHiddenContextItemSchema,
    endOfTurnItemSchema,
  ])
  .meta({ id: 'ThreadItem' });

export const threadItemPageSchema = pageOf(threadItemSchema).meta({ id: 'ThreadItemPage' });

export type UserMessageItem = z.infer<typeof userMessageItemSchema>;
export type AssistantMessageItem = z.infer<typeof assistantMessageItemSchema>;
export type ClientToolCallItem = z.infer<typeof clientToolCallItemSchema>;
export type WidgetItem = z.infer<typeof widgetItemSchema>;
export type GeneratedImage = z.infer<typeof generatedImageSchema>;
export type GeneratedImageItem = z.infer<typeof generatedImageItemSchema>;
export type StructuredInputItem = z.infer<typeof structuredInputItemSchema>;
export type TaskItem = z.infer<typeof taskItemSchema>;
export type WorkflowItem = z.infer<typeof workflowItemSchema>;
export type HiddenContextItem = z.infer<typeof hiddenContextItemSchema>;
export type SdkHiddenContextItem = z.infer<typeof sdkHiddenContextItemSchema>;
export type ThreadItem = z.infer<typeof threadItemSchema>;

/** Hidden items are stored for the model and never sent to a client. */
export function isHiddenItem(item: ThreadItem): item is HiddenContextItem | SdkHiddenContextItem {
  return item.type === 'hidden_context_item' || item.type === 'sdk_hidden_context';
}
