import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** `DIALECT_FILES` names another folder, for files that are being written. */
const FOLDER = process.env.DIALECT_FILES
  ? pathToFileURL(`${resolve(process.env.DIALECT_FILES)}/`)
  : new URL('../', import.meta.url);

const stepSchema = z.union([
  z.string(),
  z.strictObject({ pauseMs: z.int().min(1).max(300) }),
  z.strictObject({ base64: z.base64() }),
  z.strictObject({ text: z.string() }),
  z.strictObject({ thought: z.string() }),
  z.strictObject({ call: z.strictObject({ id: z.string(), name: z.string(), arguments: z.looseObject({}) }) }),
  z.strictObject({ end: z.string() }),
  z.strictObject({ delta: z.looseObject({}), finish: z.string().nullable().optional() }),
  z.looseObject({}),
]);

const answerSchema = z
  .strictObject({
    status: z.int().default(200),
    headers: z.record(z.string(), z.string()).default({}),
    steps: z.array(stepSchema).optional(),
    json: z.unknown().optional(),
    body: z.string().optional(),
    /** What happens to the connection after the last step. `cut`: it breaks. `silence`: it stays open. */
    ending: z.enum(['end', 'cut', 'silence']).default('end'),
  })
  .refine(({ steps, json, body }) => [steps, json, body].filter((each) => each !== undefined).length === 1, {
    error: 'an answer has exactly one of steps, json and body',
  });

const answersSchema = z.array(answerSchema).min(1);

const readerSchema = z.strictObject({
  text: z.string(),
  thoughts: z.array(z.string()).default([]),
  notices: z.array(z.string()).default([]),
  error: z.looseObject({ code: z.string(), allow_retry: z.boolean() }).optional(),
  citations: z.array(z.unknown()).optional(),
});

const turnSchema = z.strictObject({
  ask: z.string().default('What is this about?'),
  answers: z.union([
    answersSchema,
    z.strictObject({ chat_completions: answersSchema.optional(), responses: answersSchema.optional() }),
  ]),
  reader: readerSchema,
  requests: z.array(z.unknown()).optional(),
});

const behaviourSchema = z.strictObject({
  title: z.string().min(10),
  source: z.url({ protocol: /^https$/ }).regex(/^\S+$/),
  apis: z.array(z.enum(['chat_completions', 'responses'])).min(1),
  environment: z.record(z.string(), z.string()).default({}),
  idleMs: z.int().optional(),
  turns: z.array(turnSchema).min(1),
  stored: z.array(z.unknown()).optional(),
  nextRequest: z.unknown().optional(),
});

export type Step = z.infer<typeof stepSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type Behaviour = z.infer<typeof behaviourSchema>;
export type Api = Behaviour['apis'][number];

/** The answers of the model server to the requests of one turn. */
export function answersOf({ answers }: Turn, api: Api): readonly Answer[] {
  const ofApi = Array.isArray(answers) ? answers : answers[api];
  if (!ofApi) throw new Error(`The turn has no answers for the API ${api}.`);
  return ofApi;
}

/** Names of the model servers: each has a folder. */
export function servers(): string[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => name !== 'support');
}

/** The behaviours of a model server by the name of their file. @throws when a file has another shape than README.md says. */
export function behavioursOf(server: string): [string, Behaviour][] {
  const folder = new URL(`${server}/`, FOLDER);
  return readdirSync(folder)
    .sort()
    .map((file) => [file.replace(/\.json$/, ''), readBehaviour(new URL(file, folder))]);
}

export function readBehaviour(file: URL): Behaviour {
  const result = behaviourSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`${file.pathname} is not a behaviour: ${z.prettifyError(result.error)}`);
}
