import { z } from 'zod';
import { MESSAGE_PARTS, PART_CITATIONS } from '../limits.js';
import type { ModelCitation, ModelContent, ModelEvent } from './model-event.js';

const filename = z.string().min(1);

const urlCitationSchema = z
  .object({ type: z.literal('url_citation'), url: z.string(), title: z.string(), end_index: z.int() })
  .transform(({ url, title, end_index }): ModelCitation => ({ kind: 'url', url, title, index: end_index }));

const fileCitationSchema = z
  .object({ type: z.literal('file_citation'), filename, index: z.int() })
  .transform(({ filename, index }): ModelCitation => ({ kind: 'file', filename, index }));

const containerFileCitationSchema = z
  .object({ type: z.literal('container_file_citation'), filename, end_index: z.int() })
  .transform(({ filename, end_index }): ModelCitation => ({ kind: 'container_file', filename, index: end_index }));

/** Rejects a citation without a file name, which cannot be shown; callers drop it. */
const citationSchema = z.discriminatedUnion('type', [
  urlCitationSchema,
  fileCitationSchema,
  containerFileCitationSchema,
]);

function readCitations(values: readonly unknown[]): ModelCitation[] {
  return values.slice(0, PART_CITATIONS).flatMap((value) => {
    const result = citationSchema.safeParse(value);
    return result.success ? [result.data] : [];
  });
}

const contentSchema = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('output_text'), text: z.string(), annotations: z.array(z.unknown()).default([]) })
    .transform(({ text, annotations }): ModelContent => ({ text, citations: readCitations(annotations) })),
  z
    .object({ type: z.literal('refusal'), refusal: z.string() })
    .transform(({ refusal }): ModelContent => ({ text: refusal, citations: [] })),
]);

function firstParts(content: unknown): unknown {
  return Array.isArray(content) ? content.slice(0, MESSAGE_PARTS) : content;
}

const messageSchema = z.object({
  type: z.literal('message'),
  id: z.string(),
  content: z.preprocess(firstParts, z.array(contentSchema).default([])),
});
const imageCallSchema = z.object({
  type: z.literal('image_generation_call'),
  id: z.string(),
  result: z.string().nullish(),
});
const reasoningSchema = z.object({ type: z.literal('reasoning') });

const itemAddedSchema = z
  .object({ item: z.discriminatedUnion('type', [messageSchema, imageCallSchema, reasoningSchema]) })
  .transform(({ item }): ModelEvent => {
    if (item.type === 'message') return { type: 'message.added', itemId: item.id, content: item.content };
    return { type: item.type === 'reasoning' ? 'reasoning.added' : 'image.added' };
  });

const finishedImageSchema = imageCallSchema.extend({ result: z.string().min(1) });

const itemDoneSchema = z
  .object({ item: z.discriminatedUnion('type', [messageSchema, finishedImageSchema]) })
  .transform(({ item }): ModelEvent => {
    if (item.type === 'message') return { type: 'message.done', itemId: item.id, content: item.content };
    return { type: 'image.done', itemId: item.id, base64: item.result };
  });

const inPart = { item_id: z.string(), content_index: z.int().min(0).lt(MESSAGE_PARTS) };
const inSummary = { item_id: z.string(), summary_index: z.int() };

const partAddedSchema = z
  .object({ ...inPart, part: contentSchema })
  .transform((e): ModelEvent => ({ type: 'part.added', itemId: e.item_id, part: e.content_index, content: e.part }));

const textDoneSchema = z
  .object({ ...inPart, text: z.string() })
  .transform((e): ModelEvent => ({ type: 'text.done', itemId: e.item_id, part: e.content_index, text: e.text }));

const citationAddedSchema = z.object({ ...inPart, annotation: citationSchema }).transform(
  (e): ModelEvent => ({
    type: 'citation.added',
    itemId: e.item_id,
    part: e.content_index,
    citation: e.annotation,
  }),
);

const thoughtDeltaSchema = z
  .object({ ...inSummary, delta: z.string() })
  .transform((e): ModelEvent => ({ type: 'thought.delta', itemId: e.item_id, part: e.summary_index, delta: e.delta }));

const thoughtDoneSchema = z
  .object({ ...inSummary, text: z.string() })
  .transform((e): ModelEvent => ({ type: 'thought.done', itemId: e.item_id, part: e.summary_index, text: e.text }));

const imagePartialSchema = z
  .object({ item_id: z.string(), partial_image_index: z.int(), partial_image_b64: z.string() })
  .transform(
    (e): ModelEvent => ({
      type: 'image.partial',
      itemId: e.item_id,
      index: e.partial_image_index,
      base64: e.partial_image_b64,
    }),
  );

/** The events of the Responses API that are shown to a reader. */
const SCHEMAS: Readonly<Record<string, z.ZodType<ModelEvent>>> = {
  'response.output_item.added': itemAddedSchema,
  'response.content_part.added': partAddedSchema,
  'response.output_text.done': textDoneSchema,
  'response.output_text.annotation.added': citationAddedSchema,
  'response.output_item.done': itemDoneSchema,
  'response.reasoning_summary_text.delta': thoughtDeltaSchema,
  'response.reasoning_summary_text.done': thoughtDoneSchema,
  'response.image_generation_call.partial_image': imagePartialSchema,
};

/**
 * A raw event of the Responses API. Undefined for unknown events, for kinds of item that are not shown, and for events
 * that lack what is needed to show them, so that one unexpected event of a provider does not end an answer.
 */
export function readResponsesEvent(raw: unknown): ModelEvent | undefined {
  const type = (raw as { type?: unknown } | null)?.type;
  if (type === 'response.output_text.delta') return readTextDelta(raw as RawTextDelta);
  const schema = typeof type === 'string' ? SCHEMAS[type] : undefined;
  return schema?.safeParse(raw).data;
}

type RawTextDelta = Readonly<Record<'item_id' | 'content_index' | 'delta', unknown>>;

/** Nearly all events are of this kind; a schema would be too slow. */
function readTextDelta({ item_id: itemId, content_index: part, delta }: RawTextDelta): ModelEvent | undefined {
  if (typeof itemId !== 'string' || typeof delta !== 'string' || !isPart(part)) return undefined;
  return { type: 'text.delta', itemId, part, delta };
}

function isPart(part: unknown): part is number {
  return Number.isInteger(part) && (part as number) >= 0 && (part as number) < MESSAGE_PARTS;
}
