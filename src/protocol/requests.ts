import { z } from 'zod';
import { actionSchema } from './actions.js';
import { boundedArray, boundedRecordOrEmpty } from './bounded.js';
import { userMessageInputSchema } from './messages.js';
import { nameOfType } from './name-of-type.js';
import { sortOrderSchema } from './page.js';
import { FEEDBACK_ITEMS, METADATA_MEMBERS } from './request-limits.js';
import { structuredInputSubmissionSchema } from './structured-input.js';

const request = <Type extends string, Params extends z.ZodType>(type: Type, params: Params) =>
  z
    .object({
      type: z.literal(type),
      params,
      /** Free-form data of the integration. It can carry the reader's page context and selection. */
      metadata: boundedRecordOrEmpty(z.unknown(), METADATA_MEMBERS),
    })
    .meta({ id: nameOfType(type, 'Request') });

const id = z.string();
const paging = { limit: z.int().nullish(), order: sortOrderSchema.default('desc'), after: z.string().nullish() };
const actionParams = z.object({ thread_id: id, item_id: id.nullish(), action: actionSchema });
/** Any JSON value, null included; a missing member is an error. */
const requiredJson = z.unknown().refine((value) => value !== undefined, 'Required');

export const chatKitRequestSchema = z.discriminatedUnion('type', [
  // Answered with an event stream.
  request('threads.create', z.object({ input: userMessageInputSchema })),
  request('threads.add_user_message', z.object({ thread_id: id, input: userMessageInputSchema })),
  request('threads.add_client_tool_output', z.object({ thread_id: id, result: requiredJson })),
  request(
    'threads.add_structured_input',
    z.object({ thread_id: id, item_id: id, input: structuredInputSubmissionSchema }),
  ),
  request('threads.retry_after_item', z.object({ thread_id: id, item_id: id })),
  request('threads.custom_action', actionParams),
  // Answered with one JSON body.
  request('threads.get_by_id', z.object({ thread_id: id })),
  request('threads.list', z.object(paging)),
  request('items.list', z.object({ thread_id: id, ...paging })),
  request(
    'items.feedback',
    z.object({ thread_id: id, item_ids: boundedArray(id, FEEDBACK_ITEMS), kind: z.enum(['positive', 'negative']) }),
  ),
  request('attachments.create', z.object({ name: z.string(), size: z.int(), mime_type: z.string() })),
  request('attachments.delete', z.object({ attachment_id: id })),
  request('threads.update', z.object({ thread_id: id, title: z.string() })),
  request('threads.delete', z.object({ thread_id: id })),
  request('input.transcribe', z.object({ audio_base64: z.string(), mime_type: z.string() })),
  request('threads.sync_custom_action', actionParams),
]);

export type ChatKitRequest = z.infer<typeof chatKitRequestSchema>;
export type RequestType = ChatKitRequest['type'];
export type RequestOf<Type extends RequestType> = Extract<ChatKitRequest, { type: Type }>;
