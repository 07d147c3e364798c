import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from './browser.js';

const DIMENSIONS = 64;

/** Writes the model's answer to one request of the server. */
export type ModelScript = (reply: ModelReply) => Promise<void> | void;

/** Text that stops after `before` until the gate is opened. */
export interface HeldAnswer {
  readonly before: string;
  readonly gate: Gate;
  readonly after: string;
}

/** One answer of the Chat Completions API. */
export class ModelReply {
  constructor(
    /** What the server sent to the model. */
    readonly prompt: string,
    private readonly response: ServerResponse,
  ) {}

  get gone(): boolean {
    return this.response.destroyed;
  }

  say(text: string): void {
    this.send({ role: 'assistant', content: text });
  }

  /** Calls the search tool; the server sends its next request with the passages. */
  search(...queries: string[]): void {
    const call = {
      name: 'search_content',
      arguments: JSON.stringify({ queries, search_scope: 'full', current_chapter: null, current_lesson: null }),
    };
    this.send({ role: 'assistant', tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: call }] });
    this.end('tool_calls');
  }

  end(reason = 'stop'): void {
    if (this.response.writableEnded || this.gone) return;
    this.send({}, reason);
    this.response.end('data: [DONE]\n\n');
  }

  reject(status: number): void {
    this.response.writeHead(status, { 'content-type': 'application/json' });
    this.response.end(JSON.stringify({ error: { message: 'rejected by the test' } }));
  }

  private send(delta: object, finish_reason: string | null = null): void {
    if (!this.response.headersSent) this.response.writeHead(200, { 'content-type': 'text/event-stream' });
    const chunk = {
      id: 'c1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'scripted',
      choices: [{ index: 0, delta, finish_reason }],
    };
    this.response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  }
}

/** A model server whose answers are scripted, one script for each request. Its embeddings compare words. */
export class ScriptedModel {
  private readonly scripts: ModelScript[] = [];
  /** Number of answers whose connection the server has closed before their end. */
  abandoned = 0;
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<ScriptedModel> {
    const model = new ScriptedModel();
    await new Promise<void>((resolve) => model.server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  /** Configures a server to use this model, with the local embedding model. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/v1`;
    return {
      OPENAI_BASE_URL: url,
      OPENAI_API_KEY: 'test',
      AGENT_MODEL: 'scripted',
      AGENT_API: 'chat_completions',
      EMBEDDING_MODEL: 'local',
    };
  }

  /** Configures a server to use the embeddings of this model, for tests that do not depend on retrieval quality. */
  get embeddings(): Record<string, string> {
    return { EMBEDDING_MODEL: 'words', EMBEDDING_DIMENSIONS: String(DIMENSIONS) };
  }

  will(...scripts: ModelScript[]): void {
    this.scripts.push(...scripts);
  }

  willSay(...answers: (HeldAnswer | string)[]): void {
    this.will(
      ...answers.map((answer) =>
        typeof answer === 'string' ? (reply: ModelReply) => reply.say(answer) : held(answer),
      ),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    if (request.url?.endsWith('/embeddings')) return sendJson(response, embeddingsFor(body));
    const reply = new ModelReply(body, response);
    const script = this.scripts.shift();
    if (!script) return reply.reject(500);
    response.once('close', () => (this.abandoned += response.writableEnded ? 0 : 1));
    await script(reply);
    reply.end();
  }
}

function sendJson(response: ServerResponse, json: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(json);
}

/** Texts that share words get similar vectors. */
function embeddingsFor(body: string): string {
  const { input, model } = JSON.parse(body) as { input: string[]; model: string };
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  return JSON.stringify({ object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } });
}

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0.001);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const code = [...word].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 65_521, 7);
    vector[code % DIMENSIONS]! += 1;
  }
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

const held =
  ({ before, gate, after }: HeldAnswer): ModelScript =>
  async (reply) => {
    reply.say(before);
    await gate.passed;
    if (!reply.gone) reply.say(after);
  };
