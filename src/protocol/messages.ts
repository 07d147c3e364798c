import { z } from 'zod';
import { boundedArray, isDeeperThan } from './bounded.js';
import {
  CONTENT_PARTS,
  INPUT_BYTES,
  MESSAGE_ATTACHMENTS,
  TAG_DATA_BYTES,
  TAG_DATA_LEVELS,
  TAGS,
} from './request-limits.js';
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
    content: boundedArray(userMessageContentSchema, CONTENT_PARTS),
    attachments: boundedArray(z.string(), MESSAGE_ATTACHMENTS),
    quoted_text: z.string().nullish(),
    inference_options: inferenceOptionsSchema,
  })
  .superRefine(checkSizes)
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

interface Sized {
  readonly content: readonly UserMessageContent[];
  readonly attachments: readonly string[];
  readonly inference_options: InferenceOptions;
}

function checkSizes(input: Sized, context: z.RefinementCtx): void {
  const reject = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (input.content.filter(({ type }) => type === 'input_tag').length > TAGS) {
    return reject(['content'], `More than ${TAGS} tags`);
  }
  for (const [index, part] of input.content.entries()) {
    if (part.type === 'input_tag') {
      const fault = faultOf(part.data);
      if (fault) return reject(['content', index, 'data'], fault);
    }
  }
  const withoutText = input.content.map((part) => ({ ...part, text: '' }));
  const { attachments, inference_options } = input;
  if (bytesOf({ content: withoutText, attachments, inference_options }) > INPUT_BYTES) {
    reject([], `More than ${INPUT_BYTES} bytes of JSON beside the text`);
  }
}

function faultOf(data: TagContent['data']): string | undefined {
  if (bytesOf(data) > TAG_DATA_BYTES) return `More than ${TAG_DATA_BYTES} bytes of JSON`;
  return isDeeperThan(data, TAG_DATA_LEVELS) ? `Nested deeper than ${TAG_DATA_LEVELS} levels` : undefined;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
