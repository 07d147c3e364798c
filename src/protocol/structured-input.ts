import { z } from 'zod';
import { boundedArrayOrEmpty, boundedRecordOrEmpty } from './bounded.js';
import { MESSAGE_LIMIT, STRUCTURED_ANSWERS, STRUCTURED_VALUES } from './request-limits.js';

export const structuredInputAnswerSchema = z
  .object({
    values: z.array(z.string()).default([]),
    skipped: z.boolean().default(false),
  })
  .meta({ id: 'StructuredInputAnswer' });

const questionBase = {
  /** The key of the question's answer in a submission. */
  id: z.string(),
  question: z.string(),
  answer: structuredInputAnswerSchema.nullish(),
};

export const multipleChoiceSchema = z
  .object({
    ...questionBase,
    type: z.literal('multiple_choice'),
    options: z.array(z.object({ value: z.string() })),
    multiple: z.boolean().default(false),
  })
  .meta({ id: 'MultipleChoice' });

export const freeformSchema = z
  .object({
    ...questionBase,
    type: z.literal('freeform'),
    description: z.string().nullish(),
  })
  .meta({ id: 'Freeform' });

export const structuredInputSchema = z
  .discriminatedUnion('type', [multipleChoiceSchema, freeformSchema])
  .meta({ id: 'StructuredInput' });

const submittedAnswerSchema = z
  .object({
    ...structuredInputAnswerSchema.shape,
    values: boundedArrayOrEmpty(z.string().max(MESSAGE_LIMIT), STRUCTURED_VALUES),
  })
  .meta({ id: 'SubmittedAnswer' });

/** The reader's answers by question id. A question without an entry is skipped. */
export const structuredInputSubmissionSchema = z
  .object({
    status: z.enum(['answered', 'skipped']).default('answered'),
    answers: boundedRecordOrEmpty(submittedAnswerSchema, STRUCTURED_ANSWERS),
  })
  .meta({ id: 'StructuredInputSubmission' });

export type StructuredInput = z.infer<typeof structuredInputSchema>;
export type StructuredInputAnswer = z.infer<typeof structuredInputAnswerSchema>;
export type StructuredInputSubmission = z.infer<typeof structuredInputSubmissionSchema>;
