import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadOf, userItem } from './items.js';
import { pageFor } from './pages.js';
import { StreamWriter } from './stream-writer.js';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };
const STREAMING = new Set([
  'threads.create',
  'threads.add_user_message',
  'threads.add_client_tool_output',
  'threads.add_structured_input',
  'threads.retry_after_item',
  'threads.custom_action',
]);
const PAGE = 20;

type Item = Record<string, unknown> & { id: string; type: string };
interface StoredThread {
  id: string;
  title: string | null;
  items: Item[];
}
export interface ReceivedRequest {
  type: string;
  params: Record<string, unknown>;
  metadata: Record<string, unknown>;
  headers: IncomingMessage['headers'];
}
/** A script that may also write raw bytes. */
export type Answer = (stream: StreamWriter) => Promise<void> | void;

/** A minimal ChatKit server over HTTP. Its answers are scripted; it stores their items and returns them. */
export class FakeChatKit {
  readonly requests: ReceivedRequest[] = [];
  readonly threads = new Map<string, StoredThread>();
  /** One script for each stream; the last one is used for all further streams. */
  answers: Answer[] = [(stream) => stream.text(`msg_${this.nextId++}`, ['Hello', ' there.'])];
  syncAction: (request: ReceivedRequest) => unknown = () => ({});
  private nextId = 1;
  private readonly server: Server;

  private constructor(private readonly pageHeaders: Record<string, string>) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(pageHeaders: Record<string, string> = {}): Promise<FakeChatKit> {
    const fake = new FakeChatKit(pageHeaders);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  addThread(id: string, title: string | null, items: Item[]): void {
    this.threads.set(id, { id, title, items });
  }

  seed(title: string | null): void {
    this.addThread(`thr_${title}`, title, []);
  }

  streamed(type?: string): ReceivedRequest[] {
    return this.requests.filter((request) => (type ? request.type === type : STREAMING.has(request.type)));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    if (pathname === '/chatkit') return this.chatkit(request, response);
    // Without runs: a thread has none, and streams cannot be resumed.
    if (pathname.startsWith('/chatkit/')) return sendJson(response, {}, 404);
    if (pathname.startsWith('/widget/')) return serveFile(response, pathname.slice('/widget/'.length));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...this.pageHeaders });
    response.end(pageFor(pathname));
  }

  private async chatkit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await bodyOf(request)) as ReceivedRequest;
    const received = { ...body, metadata: body.metadata ?? {}, headers: request.headers };
    this.requests.push(received);
    if (STREAMING.has(body.type)) return this.stream(received, response);
    const answer = this.json(received);
    if (answer === null) return sendJson(response, { code: 'not_found', title: 'Not found' }, 404);
    return sendJson(response, answer);
  }

  private async stream(request: ReceivedRequest, response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    const { type, params } = request;
    const creates = type === 'threads.create';
    const threadId = creates ? `thr_${this.nextId++}` : String(params['thread_id']);
    const stream = new StreamWriter(response, threadId);
    if (creates) {
      this.addThread(threadId, null, []);
      stream.send({ type: 'thread.created', thread: threadOf(threadId) });
    }
    if (creates || type === 'threads.add_user_message')
      stream.send({ type: 'thread.item.done', item: this.accept(request, threadId) });
    if (type === 'threads.retry_after_item') this.truncate(threadId, String(params['item_id']));
    stream.send({ type: 'stream_options', stream_options: { allow_cancel: true } });
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    await answer?.(stream);
    this.store(threadId, stream.stored);
    response.end();
  }

  private accept({ params }: ReceivedRequest, threadId: string): Item & { type: string } {
    const input = params['input'] as { content: unknown[]; quoted_text?: string };
    const quoted = input.quoted_text ? { quoted_text: input.quoted_text } : {};
    return { ...userItem(`msg_u${this.nextId++}`, threadId, ''), content: input.content, ...quoted };
  }

  store(threadId: string, items: readonly Record<string, unknown>[]): void {
    const thread = this.threads.get(threadId);
    for (const item of items as Item[]) {
      const at = thread?.items.findIndex(({ id }) => id === item.id) ?? -1;
      if (at >= 0 && thread) thread.items[at] = item;
      else thread?.items.push(item);
    }
  }

  private truncate(threadId: string, itemId: string): void {
    const thread = this.threads.get(threadId);
    if (thread) thread.items = thread.items.slice(0, thread.items.findIndex(({ id }) => id === itemId) + 1);
  }

  private json(request: ReceivedRequest): unknown {
    const { type, params } = request;
    if (type === 'threads.list') return this.list();
    if (type === 'items.feedback') return {};
    if (type === 'threads.sync_custom_action') return this.syncAction(request);
    const thread = this.threads.get(String(params['thread_id']));
    if (!thread) return null;
    if (type === 'threads.get_by_id')
      return threadOf(thread.id, thread.title, thread.items.slice(0, PAGE), thread.items.length > PAGE);
    if (type === 'items.list') return this.page(thread, params);
    if (type === 'threads.delete') return this.threads.delete(thread.id) ? {} : null;
    thread.title = String(params['title']);
    return threadOf(thread.id, thread.title);
  }

  private list(): unknown {
    return { data: [...this.threads.values()].reverse().map(({ id, title }) => threadOf(id, title)), has_more: false };
  }

  private page(thread: StoredThread, params: Record<string, unknown>): unknown {
    const newest = thread.items.toReversed();
    const from = params['after'] ? newest.findIndex(({ id }) => id === params['after']) + 1 : 0;
    const data = newest.slice(from, from + PAGE);
    const more = from + PAGE < newest.length;
    return { data, has_more: more, ...(more ? { after: data.at(-1)?.id } : {}) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function serveFile(response: ServerResponse, path: string): Promise<void> {
  const file = await readFile(join(DIST, normalize(path))).catch(() => null);
  response.writeHead(file ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
  response.end(file ?? 'Not found');
}
