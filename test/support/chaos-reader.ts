import { setTimeout as pause } from 'node:timers/promises';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import { createThread } from './requests.js';
import { type EventStream, getEvents, postForEvents } from './sse-client.js';

const RESUME = { 'x-chatkit-resume': '1' };
/** The pause between two attempts while the server is not running. */
const PAUSE_MS = 50;

/** The current address of the server, which may change when the server starts again. */
export interface ServerAddress {
  readonly url: string;
}

/**
 * A client that can resume. It destroys its own socket after each of the given numbers of frames, and continues after
 * the last frame that it has read.
 */
export class ChaosReader {
  /** All events, in order, over all connections. */
  readonly events: ThreadStreamEvent[] = [];
  /** The positions of the events in the run, from the ids of their frames. */
  readonly positions: number[] = [];
  threadId = '';
  runId = '';
  cuts = 0;
  /** How the run ended according to the stream; `gone` when the restarted server does not have its events. */
  end: 'completed' | 'failed' | 'cancelled' | 'gone' | undefined;

  constructor(
    private readonly server: ServerAddress,
    private readonly cutAfter: readonly number[],
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
        if (this.events.length < (this.cutAfter[this.cuts] ?? Infinity) || this.end) continue;
        this.cuts += 1;
        break;
      }
    } catch {
      // The server died: the events so far are kept, and the next attempt finds out what to do.
    } finally {
      stream.close();
    }
  }

  private take(id: string | undefined, event: ThreadStreamEvent): void {
    this.events.push(event);
    this.positions.push(Number(id?.split(':')[1]));
    if (event.type === 'thread.created') this.threadId = event.thread.id;
    this.onFrame();
  }

  /** Undefined when the server is not running or has not recovered the run yet. */
  private async resume(): Promise<EventStream | undefined> {
    const headers = { accept: 'text/event-stream', 'last-event-id': `${this.runId}:${this.positions.at(-1) ?? 0}` };
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
