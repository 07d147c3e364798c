import { z } from 'zod';
import { annotationSchema } from './sources.js';

export const textContentSchema = z
  .object({ type: z.literal('input_text'), text: z.string() })
  .meta({ id: 'TextContent' });

/** An @-mention: `id` identifies the mentioned entity, `text` is what the reader sees. */
export const tagContentSchema = z
  .object({
    type: z.literal('input_tag'),
    id: z.string(),
    text: z.string(),
    data: z.record(z.string(), z.unknown()),
    group: z.string().nullish(),
    interactive: z.boolean().default(false),
  })
  .meta({ id: 'TagContent' });

export const userMessageContentSchema = z
  .discriminatedUnion('type', [textContentSchema, tagContentSchema])
  .meta({ id: 'UserMessageContent' });

export const inferenceOptionsSchema = z
  .object({
    tool_choice: z.object({ id: z.string() }).nullish(),
    model: z.string().nullish(),
  })
  .meta({ id: 'InferenceOptions' });

/** A message as a client submits it. `attachments` are ids of attachments that were created before. */
export const userMessageInputSchema = z
  .object({
    content: z.array(userMessageContentSchema),
    attachments: z.array(z.string()),
    quoted_text: z.string().nullish(),
    inference_options: inferenceOptionsSchema,
  })
  .meta({ id: 'UserMessageInput' });

export const assistantContentSchema = z
  .object({
    type: z.literal('output_text'),
    text: z.string(),
    annotations: z.array(annotationSchema).default([]),
  })
  .meta({ id: 'AssistantContent' });

export type TextContent = z.infer<typeof textContentSchema>;
export type TagContent = z.infer<typeof tagContentSchema>;
export type UserMessageContent = z.infer<typeof userMessageContentSchema>;
export type UserMessageInput = z.infer<typeof userMessageInputSchema>;
export type InferenceOptions = z.infer<typeof inferenceOptionsSchema>;
export type AssistantContent = z.infer<typeof assistantContentSchema>;
