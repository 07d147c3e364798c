import { z } from 'zod';
import type { ModelCitation } from './model-event.js';

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

/** A citation without a file name cannot be shown and does not fit: callers drop what does not fit. */
export const citationSchema = z.discriminatedUnion('type', [
  urlCitationSchema,
  fileCitationSchema,
  containerFileCitationSchema,
]);

export function readCitations(values: readonly unknown[]): ModelCitation[] {
  return values.flatMap((value) => {
    const result = citationSchema.safeParse(value);
    return result.success ? [result.data] : [];
  });
}
