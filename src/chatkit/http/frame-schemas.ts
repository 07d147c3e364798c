import { z } from 'zod';
import { assistantContentSchema } from '../../protocol/messages.js';
import { nameOfType } from '../../protocol/name-of-type.js';
import { annotationSchema } from '../../protocol/sources.js';
import { RUN_STATUSES } from '../../threads/run-store.js';

/** The last frame of a stream that can be resumed. It is not part of the ChatKit protocol. */
export const runEndedSchema = z
  .object({ type: z.literal('run.ended'), status: z.enum(RUN_STATUSES).optional() })
  .meta({ id: 'RunEndedEvent' });

const message = { id: z.string(), type: z.literal('message'), role: z.literal('assistant') };

const named = <Name extends string, Data extends z.ZodType>(event: Name, data: Data) =>
  z.object({ event: z.literal(event), data }).meta({ id: `Assistant${nameOfType(event, 'Event')}` });

/** The frames of the simple endpoint: `event` is the name of a frame, and `data` its parsed JSON. */
export const assistantEventSchema = z.discriminatedUnion('event', [
  named('thread.created', z.object({ id: z.string(), title: z.string().nullable(), metadata: z.object({}) })),
  named('item.created', z.object({ ...message, content: z.array(assistantContentSchema) })),
  named(
    'item.delta',
    z.object({ id: z.string(), delta: z.object({ type: z.literal('output_text'), text: z.string() }) }),
  ),
  named('item.annotation', z.object({ id: z.string(), annotation: annotationSchema })),
  named('item.done', z.object({ ...message, content: z.array(assistantContentSchema) })),
  named('progress', z.object({ text: z.string() })),
  named('error', z.object({ code: z.string(), message: z.string(), allow_retry: z.boolean() })),
  named('done', z.object({})),
]);
