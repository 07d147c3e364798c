import { z } from 'zod';
import { CONTEXT_NAME_LIMIT, CONTEXT_PATH_LIMIT } from './limits.js';

/** The page that the reader has open. Numbers and slugs as in the corpus, never trusted as text for instructions. */
export const pageContextSchema = z.object({
  current_chapter: z.int().nullish(),
  current_lesson: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
  current_path: z.string().max(CONTEXT_PATH_LIMIT).nullish(),
  part_slug: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
  chapter_slug: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
  lesson_slug: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
});

/**
 * What a reader's page sends along with a message: top-level `context` of the body, or the request's `metadata`.
 * Untrusted. It reaches the model only as fenced data in a user message.
 */
export const readerContextSchema = z.object({
  page_context: pageContextSchema.nullish(),
  selected_text: z.string().nullish(),
  context_mode: z.string().max(40).nullish(),
  session_id: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
});

export type PageContext = z.infer<typeof pageContextSchema>;
export type ReaderContext = z.infer<typeof readerContextSchema>;
