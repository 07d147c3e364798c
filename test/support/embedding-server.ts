import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';

interface EmbeddingBody {
  readonly model: string;
  readonly input: readonly string[];
  readonly dimensions?: number;
}

/** A server with OpenAI's embeddings API. It returns vectors in reverse order, which the API allows. */
export class EmbeddingServer {
  readonly bodies: EmbeddingBody[] = [];
  /** The error statuses of the next responses; requests after them succeed. */
  readonly failures: number[] = [];
  dimensions = 4;
  /** From this request on (0 is the first) the server accepts requests and does not answer them. */
  silentFrom = Infinity;
  private onSilence = () => undefined as void;
  /** Resolves when the server has received a request that it does not answer. */
  readonly silence = new Promise<void>((resolve) => (this.onSilence = resolve));
  private listening?: Server;

  async start(): Promise<string> {
    const application = express().use(express.json({ limit: '10mb' }));
    application.post('/v1/embeddings', (request, response) => this.answer(request, response));
    this.listening = application.listen(0, '127.0.0.1');
    await new Promise((resolve) => this.listening!.once('listening', resolve));
    return `http://127.0.0.1:${(this.listening.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.listening?.closeAllConnections();
    await new Promise((resolve) => this.listening?.close(resolve));
  }

  private answer({ body, headers }: Request<unknown, unknown, EmbeddingBody>, response: Response): void {
    const failure = this.failures.shift();
    if (failure !== undefined)
      return void response
        .status(failure)
        .json({ error: { message: `secret of the provider: bad key ${headers.authorization}` } });
    if (this.bodies.length >= this.silentFrom) return this.onSilence();
    this.bodies.push(body);
    const data = body.input.map((text, index) => ({ object: 'embedding', index, embedding: this.vectorOf(text) }));
    response.json({
      object: 'list',
      model: body.model,
      data: data.toReversed(),
      usage: { prompt_tokens: 1, total_tokens: 1 },
    });
  }

  private vectorOf(text: string): number[] {
    return Array.from({ length: this.dimensions }, (_, index) => 1 + ((text.codePointAt(index) ?? 7) % 13));
  }
}
