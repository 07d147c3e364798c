import { z } from 'zod';
import { iconNameSchema } from './icons.js';
import { threadItemSchema } from './items.js';
import { nameOfType } from './name-of-type.js';
import { threadSchema } from './threads.js';
import { threadItemUpdateSchema } from './updates.js';

const streamOptionsSchema = z.object({ allow_cancel: z.boolean() });

const event = <Type extends string, Members extends z.ZodRawShape>(type: Type, members: Members) =>
  z.object({ type: z.literal(type), ...members }).meta({ id: nameOfType(type, 'Event') });

export const threadStreamEventSchema = z.discriminatedUnion('type', [
  event('thread.created', { thread: threadSchema }),
  event('thread.updated', { thread: threadSchema }),
  event('thread.item.added', { item: threadItemSchema }),
  event('thread.item.updated', { item_id: z.string(), update: threadItemUpdateSchema }),
  event('thread.item.done', { item: threadItemSchema }),
  event('thread.item.removed', { item_id: z.string() }),
  event('thread.item.replaced', { item: threadItemSchema }),
  event('stream_options', { stream_options: streamOptionsSchema }),
  event('progress_update', { icon: iconNameSchema.nullish(), text: z.string() }),
  event('client_effect', { name: z.string(), data: z.record(z.string(), z.unknown()).default({}) }),
  event('error', {
    /** `stream.error`, `custom`, or an error code of this server. Clients show a general text for unknown codes. */
    code: z.string().default('custom'),
    message: z.string().nullish(),
    allow_retry: z.boolean().default(false),
  }),
  event('notice', {
    level: z.enum(['info', 'warning', 'danger']),
    /** Markdown. */
    message: z.string(),
    title: z.string().nullish(),
  }),
]);

export type StreamOptions = z.infer<typeof streamOptionsSchema>;
export type ThreadStreamEvent = z.infer<typeof threadStreamEventSchema>;
export type EventOf<Type extends ThreadStreamEvent['type']> = Extract<ThreadStreamEvent, { type: Type }>;
