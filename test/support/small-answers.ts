import type { IncomingMessage, ServerResponse } from 'node:http';
import { framesOf } from '../faults/support/model-frames.js';

const JSON_BODIES: Readonly<Record<string, object>> = {
  '/embeddings': { data: [{ index: 0, embedding: [1, 0, 0, 0] }] },
  '/transcriptions': { text: 'Hello' },
  '/rerank': [{ index: 0, score: 1 }],
  '/aliases': { result: { aliases: [] } },
};

/** Answers as a model server, a rerank server or Qdrant does, by the end of the path. */
export function smallAnswers(response: ServerResponse, { url = '' }: IncomingMessage): void {
  const path = url.split('?')[0]!;
  const json = Object.entries(JSON_BODIES).find(([end]) => path.endsWith(end));
  if (json) return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json[1]));
  const { opening, deltas, closing } = framesOf(path.endsWith('/responses') ? 'responses' : 'chat_completions', [
    'Hi.',
  ]);
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end([...opening, ...deltas, ...closing].join(''));
}
