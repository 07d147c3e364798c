import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How the model answers one question. */
export interface ScriptedAnswer {
  readonly deltas: readonly string[];
  /** Before each delta. */
  readonly pauseMilliseconds: number;
}

export interface ScriptedUpstream {
  /** For `OPENAI_BASE_URL`. */
  readonly url: string;
  close(): Promise<void>;
}

/** A model server of the Responses API. The question that the input ends with, `question <n>`, chooses the answer. */
export async function startUpstream(answerTo: (question: number) => ScriptedAnswer): Promise<ScriptedUpstream> {
  const server = createServer((request, response) => {
    stream(request, response, answerTo).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function stream(
  request: IncomingMessage,
  response: ServerResponse,
  answerTo: (question: number) => ScriptedAnswer,
): Promise<void> {
  const body = await readText(request);
  const question = [...body.matchAll(/question (\d+)/g)].at(-1)?.[1];
  const { deltas, pauseMilliseconds } = answerTo(Number(question));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.socket?.setNoDelay(true);
  const send = (event: { readonly type: string; readonly [member: string]: unknown }) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const part = (text: string) => ({ type: 'output_text', text, annotations: [] });
  const item = { id: 'msg_upstream', type: 'message', role: 'assistant' };
  const place = { item_id: item.id, output_index: 0, content_index: 0 };
  send({ type: 'response.created', response: { id: 'resp_1', status: 'in_progress', output: [] } });
  send({ type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', content: [] } });
  send({ type: 'response.content_part.added', ...place, part: part('') });
  for (const delta of deltas) {
    await pause(pauseMilliseconds);
    if (response.destroyed) return;
    send({ type: 'response.output_text.delta', ...place, delta });
  }
  const text = deltas.join('');
  const done = { ...item, status: 'completed', content: [part(text)] };
  send({ type: 'response.output_text.done', ...place, text });
  send({ type: 'response.content_part.done', ...place, part: part(text) });
  send({ type: 'response.output_item.done', output_index: 0, item: done });
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  send({ type: 'response.completed', response: { id: 'resp_1', status: 'completed', output: [done], usage } });
  response.end();
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
