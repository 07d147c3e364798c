import type { Operation } from './document-types.js';

interface OperationExamples {
  /** The body of a request of any media type. */
  readonly request?: unknown;
  /** The body of the successful response, by media type. */
  readonly responses?: Readonly<Record<string, unknown>>;
  /** The JSON of a response that is neither a success nor a problem. */
  readonly failure?: unknown;
}

const THREAD = 'thread_0198f1c2a7b04d53';
const RUN = 'run_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d';
const AT = '2026-01-31T09:30:00.000Z';
const QUESTION = 'How do I connect my own Postgres?';
const json = (body: unknown) => ({ 'application/json': body });
const frames = (...lines: string[]) => lines.map((line) => `${line}\n\n`).join('');

const message = {
  id: 'msg_0198f1c2a7b04d53',
  thread_id: THREAD,
  created_at: AT,
  type: 'assistant_message',
  content: [{ type: 'output_text', text: 'Set DATABASE_URL.', annotations: [] }],
};
const thread = {
  id: THREAD,
  title: 'Connect your own Postgres',
  created_at: AT,
  status: { type: 'active' },
  metadata: {},
  items: { data: [message], has_more: false },
};
const attachment = {
  type: 'file',
  id: 'atc_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d',
  name: 'notes.md',
  mime_type: 'text/markdown',
};
const run = { id: RUN, thread_id: THREAD, status: 'active', created_at: AT };
const healthy = { status: 'up' };
const health = { status: 'ok', info: { database: healthy }, error: {}, details: { database: healthy } };
const failed = { status: 'down', message: 'The database is not available now.' };
const unhealthy = { status: 'error', info: {}, error: { database: failed }, details: { database: failed } };
const progress = { type: 'progress_update', text: 'Searching' };

/** One request and one successful response of each operation, by `operationId`. A test holds them against their schemas. */
export const EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  postChatkit: {
    request: {
      type: 'threads.create',
      params: {
        input: { content: [{ type: 'input_text', text: QUESTION }], attachments: [], inference_options: {} },
      },
    },
    responses: {
      ...json(thread),
      'text/event-stream': frames(`id: ${RUN}:1\ndata: ${JSON.stringify(progress)}`),
    },
  },
  streamAssistant: {
    request: { query: QUESTION, context: { page_context: { current_chapter: 2, current_lesson: 'postgres' } } },
    responses: {
      'text/event-stream': frames('event: progress\ndata: {"text":"Searching"}', 'event: done\ndata: {}'),
    },
  },
  getActiveRun: { responses: json(run) },
  getRun: { responses: json({ ...run, status: 'completed', usage: null }) },
  followRun: {
    responses: {
      ...json({ status: 'active', events: [{ id: `${RUN}:1`, event: progress }], after: `${RUN}:1` }),
      'text/event-stream': frames(
        `id: ${RUN}:1\ndata: ${JSON.stringify(progress)}`,
        'event: run.ended\ndata: {"type":"run.ended","status":"completed"}',
      ),
    },
  },
  cancelRun: { responses: json({ ...run, status: 'cancelled' }) },
  listThreads: {
    responses: json({ data: [{ ...thread, items: { data: [], has_more: false } }], has_more: true, after: THREAD }),
  },
  getThread: { responses: json(thread) },
  listThreadItems: { responses: json({ data: [message], has_more: false }) },
  listFeedback: { responses: json({ data: [{ item_id: message.id, kind: 'positive', created_at: AT }] }) },
  createAttachment: { responses: json(attachment) },
  uploadAttachment: { responses: json(attachment) },
  searchPassages: {
    request: { queries: [QUESTION], scope: 'full', limit: 5 },
    responses: json({
      results: [
        {
          id: '3f1c0a7be2d94c58',
          file: '01-start/02-configuration/03-postgres.md',
          heading: 'Connect your own Postgres',
          text: 'Set `DATABASE_URL`.',
          source_url: 'https://docs.example.org/start/configuration/postgres#connect-your-own-postgres',
          score: 0.82,
          chapter_number: 2,
          chapter_title: 'Configuration',
          lesson_slug: 'postgres',
          lesson_title: 'Postgres',
        },
      ],
    }),
  },
  getIndex: {
    responses: json({
      store: 'embedded',
      model: 'docs-1',
      dimensions: 256,
      chunker_version: '4',
      pages: 120,
      chunks: 940,
      indexed_at: AT,
      building: false,
    }),
  },
  rebuildIndex: {
    responses: json({
      files: 120,
      added: 3,
      updated: 1,
      removed: 0,
      unchanged: 936,
      tokens: 840,
      seconds: 0.4,
      left_out: [{ path: '01-start/broken.md', reason: 'it is not UTF-8 text', unpublished: false }],
      not_read: { '.docx': 2 },
    }),
  },
  listQuestions: { responses: json({ data: [], has_more: false }) },
  getLiveness: { responses: json({ status: 'ok' }) },
  getReadiness: { responses: json(health), failure: unhealthy },
  getHealth: { responses: json(health), failure: unhealthy },
};

/** An operation with its examples. */
export function withExamples(operation: Operation): Operation {
  const copy = structuredClone(operation);
  const { request, responses = {}, failure } = EXAMPLES[copy.operationId ?? ''] ?? {};
  for (const media of Object.values(contentOf(copy.requestBody))) if (request !== undefined) media.example = request;
  for (const [status, response] of Object.entries(copy.responses)) {
    const examples: Readonly<Record<string, unknown>> = status.startsWith('2') ? responses : json(failure);
    for (const [type, media] of Object.entries(contentOf(response))) {
      if (examples[type] !== undefined) media.example = examples[type];
    }
  }
  return copy;
}

function contentOf(part: unknown): Record<string, { example?: unknown }> {
  return (part as { content?: Record<string, { example?: unknown }> } | undefined)?.content ?? {};
}
