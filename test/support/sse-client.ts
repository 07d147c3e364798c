import { request as httpRequest } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

export interface EventStream {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  /** The body when the response is not an event stream. */
  readonly body: string;
  readonly frames: AsyncIterable<EventSourceMessage>;
  /** Closes the connection, as a client that disconnects. */
  close(): void;
}

/** Posts JSON and reads the event stream frame by frame, over a real socket. */
export function postForEvents(url: string, body: unknown, headers: Record<string, string> = {}): Promise<EventStream> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return requestEvents(url, 'POST', { 'content-type': 'application/json', ...headers }, text);
}

export function getEvents(url: string, headers: Record<string, string> = {}): Promise<EventStream> {
  return requestEvents(url, 'GET', headers);
}

function requestEvents(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, agent: false, headers }, async (response) => {
      const isStream = String(response.headers['content-type']).startsWith('text/event-stream');
      const text = isStream ? '' : await readAll(response);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: text,
        frames: isStream ? readFrames(response) : noFrames(),
        close: () => sent.destroy(),
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface Frame<Data> {
  readonly event?: string;
  readonly data: Data;
}

/** All frames of a stream, with their data parsed. */
export async function collectFrames<Data = Record<string, unknown>>(stream: EventStream): Promise<Frame<Data>[]> {
  const frames: Frame<Data>[] = [];
  for await (const { event, data } of stream.frames) frames.push({ event, data: JSON.parse(data) as Data });
  return frames;
}

async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<EventSourceMessage> {
  const ready: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => ready.push(message) });
  const decoder = new TextDecoder();
  for await (const chunk of source) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    while (ready.length > 0) yield ready.shift()!;
  }
}

async function* noFrames(): AsyncGenerator<EventSourceMessage> {}

async function readAll(source: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
