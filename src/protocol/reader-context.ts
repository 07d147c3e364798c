import { z } from 'zod';

/** Longer selections are cut to this many characters, and a notice says so. */
export const SELECTED_TEXT_LIMIT = 2_000;
const NAME_LIMIT = 200;

/** The page that the reader has open. Numbers and slugs as in the corpus, never trusted as text for instructions. */
export const pageContextSchema = z.object({
  current_chapter: z.int().nullish(),
  current_lesson: z.string().max(NAME_LIMIT).nullish(),
  current_path: z.string().max(2_000).nullish(),
  part_slug: z.string().max(NAME_LIMIT).nullish(),
  chapter_slug: z.string().max(NAME_LIMIT).nullish(),
  lesson_slug: z.string().max(NAME_LIMIT).nullish(),
});

/**
 * What a reader's page sends along with a message: top-level `context` of the body, or the request's `metadata`.
 * Untrusted. It reaches the model only as fenced data in a user message.
 */
export const readerContextSchema = z.object({
  page_context: pageContextSchema.nullish(),
  selected_text: z.string().nullish(),
  context_mode: z.string().max(40).nullish(),
  session_id: z.string().max(NAME_LIMIT).nullish(),
});

export type PageContext = z.infer<typeof pageContextSchema>;
export type ReaderContext = z.infer<typeof readerContextSchema>;
