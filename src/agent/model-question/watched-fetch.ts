import { Readable } from 'node:stream';
import type { Proxies } from '../../common/upstream/undici-dispatcher.js';
import { EventStreamResponse, undiciFetch } from '../../common/upstream/undici-fetch.js';
import { WATCHED_CHARACTERS } from '../limits.js';

/** What a model server sent, before anything was repaired. */
export interface SentResponse {
  /** The end of the path that was asked, which names the API. */
  readonly path: string;
  readonly isStream: boolean;
  /** The data of the events, or the whole body as one. What is not JSON is missing. */
  readonly events: readonly unknown[];
}

/** A `fetch` that keeps what the last response held. */
export class WatchedFetch {
  private path = '';
  private isStream = false;
  private text = '';

  constructor(private readonly proxies?: Proxies) {}

  get sent(): SentResponse {
    const data = this.isStream ? this.text.split('\n').flatMap(dataIn) : [this.text];
    return { path: this.path, isStream: this.isStream, events: data.flatMap(parsed) };
  }

  open(): typeof fetch {
    const ask = undiciFetch(this.proxies);
    return async (url, init) => {
      this.path = new URL(url instanceof Request ? url.url : url).pathname;
      this.text = '';
      const response = await ask(url, init);
      this.isStream = response instanceof EventStreamResponse;
      if (response instanceof EventStreamResponse) {
        const { status, headers } = response;
        return new EventStreamResponse(Readable.from(this.watch(response.events), { objectMode: false }), {
          status,
          headers,
        });
      }
      this.text = (await response.clone().text()).slice(0, WATCHED_CHARACTERS);
      return response;
    };
  }

  private async *watch(events: Readable): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder();
    for await (const packet of events as AsyncIterable<Buffer>) {
      if (this.text.length < WATCHED_CHARACTERS) this.text += decoder.decode(packet, { stream: true });
      yield packet;
    }
  }
}

function dataIn(line: string): string[] {
  return line.startsWith('data:') ? [line.slice('data:'.length)] : [];
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
