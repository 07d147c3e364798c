import type { ChildProcess } from 'node:child_process';
import { type Answer, AnswerStream, type WireEvent } from './answer-stream.js';

interface AgentProcess {
  readonly child: ChildProcess;
  readonly url: string;
}

declare global {
  /** Set by `widget-environment.mjs`. */
  var agentProcess: (createDataFolder: () => Promise<string>) => Promise<AgentProcess>;
}

/** A request of the server to its integration. */
export interface Asked {
  kind: 'message' | 'action' | 'sync-action';
  thread: { id: string; title?: string };
  action?: { type: string; payload?: unknown };
  context: Record<string, unknown>;
}
type FromServer = Partial<Asked> & { id: number; ready?: number; left?: boolean };

/** Creating a database takes longer than the rest of the start. Only the first suite of a worker loads the code for it. */
async function migratedDataFolder(): Promise<string> {
  const image = await import('../../../test/support/database-image.js');
  return image.migratedDataFolder();
}

/** An answer that the built server streams, stores and lets the browser resume. */
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

/** The built server of this worker, with an integration whose answers a test scripts. */
export class AgentServer {
  readonly asked: Asked[] = [];
  /** One script for each answer; the last one is used for all further answers. */
  answers: Answer[] = [];
  syncAction: (asked: Asked) => unknown = () => ({});
  private readonly open = new Map<number, AgentAnswer>();
  private count = 0;

  private readonly onMessage = (message: FromServer): void => void this.receive(message);

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    child.on('message', this.onMessage);
    this.reset();
  }

  /** Connects to the server of this worker and deletes the threads of the previous suite. */
  static async start(): Promise<AgentServer> {
    const { child, url } = await globalThis.agentProcess(migratedDataFolder);
    const server = new AgentServer(child, url);
    await server.clear();
    return server;
  }

  /** Resets scripts and recorded requests. Threads stay. */
  reset(): void {
    this.asked.length = 0;
    this.answers = [(stream) => stream.text(`msg_hello_${++this.count}`, ['Hello', ' there.'])];
    this.syncAction = () => ({});
  }

  /** Creates a thread with these exchanges. @returns its id. */
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
    if (threadId === null) throw new Error('The server created no thread.');
    return threadId;
  }

  /** Sets the title of the thread, as an integration can do while it answers. */
  name(stream: AnswerStream, title: string): void {
    (stream as AgentAnswer).name(title);
  }

  /** Titles of all threads, newest first. */
  async titles(): Promise<(string | null)[]> {
    return (await this.listed()).map(({ title }) => title ?? null);
  }

  /** Deletes all threads. */
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

  /** Ends the answers that are still open and leaves the server to the next suite. */
  stop(): void {
    for (const [id, stream] of this.open) {
      stream.closed = true;
      if (this.child.connected) this.child.send({ id, end: true });
    }
    this.child.off('message', this.onMessage);
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
