import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from './browser.js';

/** What the model says to one request of the server. */
export type ModelScript = (reply: ModelReply) => Promise<void> | void;

/** Text that stops in the middle until the test lets it go on. */
export interface HeldAnswer {
  readonly before: string;
  readonly gate: Gate;
  readonly after: string;
}

/** One answer of the chat completions API, as its model writes it. */
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

  /** Calls the handbook's tool; the server asks again when it has the passages. */
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

  refuse(status: number): void {
    this.response.writeHead(status, { 'content-type': 'application/json' });
    this.response.end(JSON.stringify({ error: { message: 'refused by the test' } }));
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

/** A model server that says what the test has written down for it, one script for each request. */
export class ScriptedModel {
  private readonly scripts: ModelScript[] = [];
  /** How many answers were broken off by the server that asked. */
  abandoned = 0;
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<ScriptedModel> {
    const model = new ScriptedModel();
    await new Promise<void>((resolve) => model.server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  /** What the server needs to be told to use it. */
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
    const reply = new ModelReply(Buffer.concat(chunks).toString('utf8'), response);
    const script = this.scripts.shift();
    if (!script) return reply.refuse(500);
    response.once('close', () => (this.abandoned += response.writableEnded ? 0 : 1));
    await script(reply);
    reply.end();
  }
}

const held =
  ({ before, gate, after }: HeldAnswer): ModelScript =>
  async (reply) => {
    reply.say(before);
    await gate.passed;
    if (!reply.gone) reply.say(after);
  };
