import { z } from 'zod';
import { CONTEXT_NAME_LIMIT, CONTEXT_PATH_LIMIT } from './request-limits.js';

/** The largest number that the columns of the index hold. */
const LARGEST_CHAPTER = 2_147_483_647;

/** The page that the reader has open. Numbers and slugs as in the corpus, never trusted as text for instructions. */
export const pageContextSchema = z
  .object({
    current_chapter: z.int().min(0).max(LARGEST_CHAPTER).nullish().meta({
      description: 'Number of the chapter that the reader has open',
      example: 2,
    }),
    current_lesson: z.string().max(CONTEXT_NAME_LIMIT).nullish().meta({
      description: "Slug of the lesson that the reader has open; null: the chapter's own page",
      example: 'postgres',
    }),
    current_path: z.string().max(CONTEXT_PATH_LIMIT).nullish(),
    locale: z.string().max(CONTEXT_NAME_LIMIT).nullish().meta({
      description: 'Only pages of this locale are searched',
      example: 'pt-BR',
    }),
    version: z.string().max(CONTEXT_NAME_LIMIT).nullish().meta({
      description: 'Only pages of this version are searched',
      example: '2.x',
    }),
    part_slug: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
    chapter_slug: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
    lesson_slug: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
  })
  .meta({ id: 'PageContext' });

/**
 * What a reader's page sends with a message: top-level `context` of the body, or the request's `metadata`. Every route that
 * accepts one of these members uses this schema. Untrusted: it reaches the model only as fenced data in a user message.
 */
export const readerContextSchema = z
  .object({
    page_context: pageContextSchema.nullish(),
    selected_text: z.string().nullish().meta({
      description: 'The text that the reader has selected; only the first 2,000 characters are used',
    }),
    context_mode: z.string().max(40).nullish().meta({ example: 'selected_text' }),
    session_id: z.string().max(CONTEXT_NAME_LIMIT).nullish(),
  })
  .meta({ id: 'ReaderContext' });

export type PageContext = z.infer<typeof pageContextSchema>;
export type ReaderContext = z.infer<typeof readerContextSchema>;
