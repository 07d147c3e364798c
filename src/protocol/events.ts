import { z } from 'zod';
import { iconNameSchema } from './icons.js';
import { threadItemSchema } from './items.js';
import { threadSchema } from './threads.js';
import { threadItemUpdateSchema } from './updates.js';

const streamOptionsSchema = z.object({ allow_cancel: z.boolean() });

export const threadStreamEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('thread.created'), thread: threadSchema }),
  z.object({ type: z.literal('thread.updated'), thread: threadSchema }),
  z.object({ type: z.literal('thread.item.added'), item: threadItemSchema }),
  z.object({ type: z.literal('thread.item.updated'), item_id: z.string(), update: threadItemUpdateSchema }),
  z.object({ type: z.literal('thread.item.done'), item: threadItemSchema }),
  z.object({ type: z.literal('thread.item.removed'), item_id: z.string() }),
  z.object({ type: z.literal('thread.item.replaced'), item: threadItemSchema }),
  z.object({ type: z.literal('stream_options'), stream_options: streamOptionsSchema }),
  z.object({ type: z.literal('progress_update'), icon: iconNameSchema.nullish(), text: z.string() }),
  z.object({
    type: z.literal('client_effect'),
    name: z.string(),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({
    type: z.literal('error'),
    /** `stream.error`, `custom`, or an error code of this server. Clients show a general text for unknown codes. */
    code: z.string().default('custom'),
    message: z.string().nullish(),
    allow_retry: z.boolean().default(false),
  }),
  z.object({
    type: z.literal('notice'),
    level: z.enum(['info', 'warning', 'danger']),
    /** Markdown. */
    message: z.string(),
    title: z.string().nullish(),
  }),
]);

export type StreamOptions = z.infer<typeof streamOptionsSchema>;
export type ThreadStreamEvent = z.infer<typeof threadStreamEventSchema>;
export type EventOf<Type extends ThreadStreamEvent['type']> = Extract<ThreadStreamEvent, { type: Type }>;
