import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from './browser.js';

export interface SlowAnswer {
  readonly before: string;
  /** What stands behind it is said when the test opens the gate. */
  readonly gate: Gate;
  readonly after: string;
}

/** A model server of the chat completions API that stops in the middle of every answer until it is let go on. */
export class SlowModel {
  private readonly answers: SlowAnswer[] = [];
  /** How many answers were broken off by the server that asked. */
  abandoned = 0;
  private readonly server = createServer((request, response) => {
    request.resume();
    request.once('end', () => void this.answer(response));
  });

  static async start(): Promise<SlowModel> {
    const model = new SlowModel();
    await new Promise<void>((resolve) => model.server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  /** What the server needs to be told to use it. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/v1`;
    return { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'test', AGENT_MODEL: 'slow', AGENT_API: 'chat_completions', EMBEDDING_MODEL: 'local' };
  }

  willSay(...answers: SlowAnswer[]): void {
    this.answers.push(...answers);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(response: ServerResponse): Promise<void> {
    const answer = this.answers.shift();
    if (!answer) return void response.writeHead(500).end();
    response.once('close', () => (this.abandoned += response.writableEnded ? 0 : 1));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    sendChunk(response, { role: 'assistant', content: answer.before });
    await answer.gate.passed;
    if (response.destroyed) return;
    sendChunk(response, { content: answer.after });
    sendChunk(response, {}, 'stop');
    response.end('data: [DONE]\n\n');
  }
}

function sendChunk(response: ServerResponse, delta: object, finish_reason: string | null = null): void {
  const chunk = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'slow', choices: [{ index: 0, delta, finish_reason }] };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
