import { z } from 'zod';
import { attachmentSchema } from './attachments.js';
import { threadItemPageSchema, threadItemSchema } from './items.js';
import type { RequestType } from './requests.js';
import { threadPageSchema, threadSchema } from './threads.js';

const transcriptionSchema = z.object({ text: z.string() }).meta({ id: 'Transcription' });
const actionResultSchema = z
  .object({ updated_item: threadItemSchema.nullish() })
  .meta({ id: 'ActionResult', description: 'The item that the action has changed, if it has changed one' });
const emptySchema = z.object({}).meta({ id: 'Empty' });

/** What each request type that is answered with JSON returns. */
export const RESPONSES = {
  'threads.get_by_id': threadSchema,
  'threads.list': threadPageSchema,
  'items.list': threadItemPageSchema,
  'items.feedback': emptySchema,
  'attachments.create': attachmentSchema,
  'attachments.delete': emptySchema,
  'threads.update': threadSchema,
  'threads.delete': emptySchema,
  'input.transcribe': transcriptionSchema,
  'threads.sync_custom_action': actionResultSchema,
} as const satisfies Partial<Record<RequestType, z.ZodType>>;

/** The JSON of `POST /chatkit`: it has no discriminator, because the caller knows what it has asked for. */
export const chatKitResponseSchema = z.union([
  threadSchema,
  threadPageSchema,
  threadItemPageSchema,
  attachmentSchema,
  transcriptionSchema,
  actionResultSchema,
  emptySchema,
]);
