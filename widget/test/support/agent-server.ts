import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answer, AnswerStream, type WireEvent } from './answer-stream.js';
import { CORPUS } from './book.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the server asked its integration. */
export interface Asked {
  kind: 'message' | 'action' | 'sync-action';
  thread: { id: string; title?: string };
  action?: { type: string; payload?: unknown };
  context: Record<string, unknown>;
}
type FromServer = Partial<Asked> & { id: number; ready?: number; left?: boolean };

/** An answer that the real server carries: it stores it, numbers it, and lets the browser go on with it. */
export class AgentAnswer extends AnswerStream {
  closed = false;

  constructor(
    readonly threadId: string,
    private readonly tell: (message: Record<string, unknown>) => void,
  ) {
    super();
  }

  override send(...events: WireEvent[]): void {
    this.tell({ events });
  }

  name(title: string): void {
    this.tell({ title });
  }

  end(): void {
    this.tell({ end: true });
  }
}

/** The built server, with an integration whose answers a test scripts. */
export class AgentServer {
  readonly asked: Asked[] = [];
  /** One script per answer, the last for all further ones. */
  answers: Answer[] = [];
  syncAction: (asked: Asked) => unknown = () => ({});
  private readonly open = new Map<number, AgentAnswer>();
  private count = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {
    child.on('message', (message: FromServer) => void this.receive(message));
    this.reset();
  }

  static async start(environment: Record<string, string> = {}): Promise<AgentServer> {
    const folder = await mkdtemp(join(tmpdir(), 'chatkit-agent-'));
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      DATA_DIR: folder,
      CONTENT_DIR: CORPUS,
      ...environment,
    };
    const child = spawn(process.execPath, [at('agent-process.mjs')], {
      cwd: at('../../../'),
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let faults = '';
    child.stderr?.on('data', (chunk: Buffer) => (faults += chunk.toString()));
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', ({ ready }: FromServer) => resolve(ready ?? 0));
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${faults}`)));
    });
    return new AgentServer(child, folder, `http://127.0.0.1:${port}`);
  }

  /** Forgets what was scripted and asked; what is stored stays. */
  reset(): void {
    this.asked.length = 0;
    this.answers = [(stream) => stream.text(`msg_hello_${++this.count}`, ['Hello', ' there.'])];
    this.syncAction = () => ({});
  }

  /** A conversation that another page of the reader's has had. @returns its thread. */
  async seed(
    title: string | null,
    exchanges: readonly [question: string, answer: string][] = [['Hi', 'Hello.']],
  ): Promise<string> {
    const before = this.answers;
    let threadId: string | null = null;
    for (const [question, answer] of exchanges) {
      this.answers = [(stream) => this.seedAnswer(stream as AgentAnswer, title, answer)];
      const input = { content: [{ type: 'input_text', text: question }], attachments: [], inference_options: {} };
      const type: string = threadId === null ? 'threads.create' : 'threads.add_user_message';
      const stream: string = await this.post({
        type,
        params: { ...(threadId === null ? {} : { thread_id: threadId }), input },
      });
      threadId ??= /"thread":\{"id":"([^"]+)"/.exec(stream)?.[1] ?? null;
    }
    this.answers = before;
    if (threadId === null) throw new Error('The server made no thread.');
    return threadId;
  }

  /** As an integration does that finds a name for the thread. */
  name(stream: AnswerStream, title: string): void {
    (stream as AgentAnswer).name(title);
  }

  /** The titles of all conversations, newest first. */
  async titles(): Promise<(string | null)[]> {
    return (await this.listed()).map(({ title }) => title ?? null);
  }

  async clear(): Promise<void> {
    for (const { id } of await this.listed()) await this.post({ type: 'threads.delete', params: { thread_id: id } });
  }

  private async listed(): Promise<{ id: string; title?: string | null }[]> {
    const page = await this.post({ type: 'threads.list', params: { limit: 100, order: 'desc' } });
    return (JSON.parse(page) as { data: { id: string; title?: string | null }[] }).data;
  }

  private seedAnswer(stream: AgentAnswer, title: string | null, answer: string): void {
    stream.text(`msg_seed_${++this.count}`, [answer]);
    if (title !== null) this.name(stream, title);
  }

  private async post(body: object): Promise<string> {
    const response = await fetch(`${this.url}/chatkit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}: ${await response.text()}`);
    return response.text();
  }

  async stop(): Promise<void> {
    for (const stream of this.open.values()) stream.closed = true;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  private async receive(message: FromServer): Promise<void> {
    const { id, left, kind } = message;
    const known = this.open.get(id);
    if (known && left) known.closed = true;
    if (!kind) return;
    const asked = message as Asked;
    this.asked.push(asked);
    if (kind === 'sync-action') return void this.child.send({ id, result: this.syncAction(asked) });
    const stream = new AgentAnswer(
      asked.thread.id,
      (reply) => this.child.connected && this.child.send({ id, ...reply }),
    );
    this.open.set(id, stream);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    await answer?.(stream);
    stream.end();
    this.open.delete(id);
  }
}
