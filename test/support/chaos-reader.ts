import { setTimeout as pause } from 'node:timers/promises';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import { createThread } from './requests.js';
import { type EventStream, getEvents, postForEvents } from './sse-client.js';

const RESUME = { 'x-chatkit-resume': '1' };
/** Between two tries while the server is away. */
const PAUSE_MS = 50;

/** Where the server is now; it may move when it is started again. */
export interface ServerAddress {
  readonly url: string;
}

/**
 * A client that can resume and whose connection is cut again and again: behind the given numbers of frames its socket is
 * destroyed, and it goes on from the last frame that it has read.
 */
export class ChaosReader {
  /** Everything that was read, in order, over all connections. */
  readonly events: ThreadStreamEvent[] = [];
  /** The places of the events in the run, as the frames told them. */
  readonly places: number[] = [];
  threadId = '';
  runId = '';
  cuts = 0;
  /** How the run ended, as the stream said it; `gone` when the server that came back does not hold its events. */
  end: 'completed' | 'failed' | 'cancelled' | 'gone' | undefined;

  constructor(
    private readonly server: ServerAddress,
    private readonly cutBehind: readonly number[],
    private readonly onFrame: () => void = () => undefined,
  ) {}

  /** Asks, and reads until the run has ended. */
  async read(question: string): Promise<void> {
    await this.follow(await postForEvents(`${this.server.url}/chatkit`, createThread(question), RESUME));
    while (!this.end) {
      const stream = await this.resume();
      if (stream) await this.follow(stream);
      else if (!this.end) await pause(PAUSE_MS);
    }
  }

  /** The text as a client shows it while it streams. */
  get text(): string {
    return this.events
      .flatMap((event) => (event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : []))
      .join('');
  }

  private async follow(stream: EventStream): Promise<void> {
    if (stream.status !== 200) throw new Error(`The server answered ${stream.status}: ${stream.body}`);
    this.runId = String(stream.headers['x-chatkit-run']);
    try {
      for await (const { id, event, data } of stream.frames) {
        if (event === 'run.ended') this.end = (JSON.parse(data) as { status: 'completed' }).status;
        else this.take(id, JSON.parse(data) as ThreadStreamEvent);
        if (this.events.length < (this.cutBehind[this.cuts] ?? Infinity) || this.end) continue;
        this.cuts += 1;
        break;
      }
    } catch {
      // The server died: what was read stays, and the next try says how things are.
    } finally {
      stream.close();
    }
  }

  private take(id: string | undefined, event: ThreadStreamEvent): void {
    this.events.push(event);
    this.places.push(Number(id?.split(':')[1]));
    if (event.type === 'thread.created') this.threadId = event.thread.id;
    this.onFrame();
  }

  /** Undefined when the server is away, or does not know yet what became of the run. */
  private async resume(): Promise<EventStream | undefined> {
    const headers = { accept: 'text/event-stream', 'last-event-id': `${this.runId}:${this.places.at(-1) ?? 0}` };
    try {
      const stream = await getEvents(`${this.server.url}/chatkit/runs/${this.runId}/events`, headers);
      if (stream.status === 200) return stream;
      if (stream.status === 410) this.end = 'gone';
      return undefined;
    } catch {
      return undefined;
    }
  }
}
