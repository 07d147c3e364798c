import { z } from 'zod';
import { threadItemPageSchema } from './items.js';
import { pageOf } from './page.js';

/** A locked thread does not accept messages for a time; a closed thread does not accept them again. */
export const threadStatusSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('active') }).meta({ id: 'ActiveThread' }),
    z.object({ type: z.literal('locked'), reason: z.string().nullish() }).meta({ id: 'LockedThread' }),
    z.object({ type: z.literal('closed'), reason: z.string().nullish() }).meta({ id: 'ClosedThread' }),
  ])
  .meta({ id: 'ThreadStatus' });

/** A thread as it is stored: without its items, with free-form `metadata` of the integration. */
export const threadMetadataSchema = z
  .object({
    id: z.string(),
    title: z.string().nullish(),
    created_at: z.string(),
    status: threadStatusSchema.default({ type: 'active' }),
    allowed_image_domains: z.array(z.string()).nullish(),
    metadata: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'ThreadMetadata' });

/** A thread as clients see it: with a page of its items; `metadata` is always empty. */
export const threadSchema = threadMetadataSchema.extend({ items: threadItemPageSchema }).meta({ id: 'Thread' });

export const threadPageSchema = pageOf(threadSchema).meta({ id: 'ThreadPage' });

export type ThreadStatus = z.infer<typeof threadStatusSchema>;
export type ThreadMetadata = z.infer<typeof threadMetadataSchema>;
export type Thread = z.infer<typeof threadSchema>;
