import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import { SEARCH_SCOPES } from '../rag/search-request.js';

export const QUESTION_KINDS = ['lookup', 'conceptual', 'paraphrase', 'multi', 'in_context', 'unanswerable'] as const;

const sectionSchema = z.object({ file: z.string(), heading: z.string(), anchor: z.string() });

const questionSchema = z.object({
  id: z.string(),
  question: z.string().min(1),
  kind: z.enum(QUESTION_KINDS),
  scope: z.enum(SEARCH_SCOPES),
  page_context: z.object({ current_chapter: z.int().nullish(), current_lesson: z.string().nullish() }).nullish(),
  /** All sections that are needed for the answer; empty for a question that the corpus does not answer. */
  expected: z.array(sectionSchema.extend({ alt: z.array(sectionSchema).default([]) })),
  answer: z.string(),
});

export type Question = z.infer<typeof questionSchema>;
export type ExpectedSection = Question['expected'][number];

/** Reads `questions.jsonl` of an evaluation set. @throws InvalidRequestError that names the first malformed line. */
export async function readQuestions(directory: string): Promise<Question[]> {
  const path = join(directory, 'questions.jsonl');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InvalidRequestError(
      `There is no ${path}. An evaluation set is a folder with corpus/ and questions.jsonl.`,
    );
  });
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseQuestion(line, `${path}:${index + 1}`)]));
}

function parseQuestion(line: string, where: string): Question {
  try {
    return questionSchema.parse(JSON.parse(line));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw new InvalidRequestError(
      `${where} is malformed${issue ? ` at ${issue.path.join('.')}: ${issue.message}` : ''}.`,
    );
  }
}
