import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';

export const HALVES = ['tuning', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

const answerQuestionSchema = z.object({
  id: z.string(),
  /** Only questions of `tuning` may be looked at while the answers are improved. */
  half: z.enum(HALVES),
  /** A name in `corpora.json`. */
  corpus: z.string(),
  /** Questions of the kind `unanswerable` have no answer in the corpus. */
  kind: z.string(),
  question: z.string().min(1),
  /** The page that the reader has open, as a path in the corpus. */
  page: z.string().optional(),
  /** What the reader has selected on the page. */
  selection: z.string().optional(),
  /** The question before this one. */
  previous: z.string().optional(),
  /** All of these have to be in the answer; a list is satisfied by one of its texts. Case and Markdown do not count. */
  mustContain: z.array(z.union([z.string(), z.array(z.string()).min(1)])),
  /** None of these may be in the answer. */
  mustNotContain: z.array(z.string()),
  /** The pages that answer the question, as paths in the corpus. */
  mayCite: z.array(z.string()),
});

/** A question as a reader types it, and what a good answer contains: a line of `questions.jsonl`. */
export type AnswerQuestion = z.infer<typeof answerQuestionSchema>;

export const UNANSWERABLE = 'unanswerable';

/** Reads `questions.jsonl` of a set. @throws InvalidRequestError that names the file. */
export async function readAnswerQuestions(directory: string): Promise<AnswerQuestion[]> {
  const lines = (await readSetFile(directory, 'questions.jsonl')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => parsed(answerQuestionSchema, line, `questions.jsonl:${index + 1}`));
}

/** The folders of the corpora by name, from `corpora.json` of a set. @throws InvalidRequestError that names the file. */
export async function readCorpora(directory: string): Promise<ReadonlyMap<string, string>> {
  const text = await readSetFile(directory, 'corpora.json');
  const folders = parsed(z.record(z.string(), z.string()), text, 'corpora.json');
  return new Map(Object.entries(folders).map(([name, folder]) => [name, join(directory, folder)]));
}

async function readSetFile(directory: string, name: string): Promise<string> {
  return readFile(join(directory, name), 'utf8').catch(() => {
    throw new InvalidRequestError(
      `There is no ${join(directory, name)}. A set of answers is a folder with questions.jsonl and corpora.json.`,
    );
  });
}

function parsed<T>(schema: z.ZodType<T>, json: string, where: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw new InvalidRequestError(
      `${where} is malformed${issue ? ` at ${issue.path.join('.')}: ${issue.message}` : ''}.`,
    );
  }
}
