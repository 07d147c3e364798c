import { appendFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Characters of a body that are kept. A longer body is not held against the document. */
const KEPT = 300_000;
/** The folder for the exchanges of this test run: `exchanges-reporter.cjs` creates it and reads it at the end. */
const FOLDER = process.env.TEST_EXCHANGES;

/** One request and its response, as far as openapi.json describes them. */
interface Exchange {
  readonly test: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly status: number;
  readonly type: string;
  /** Absent: the body is too long, or the caller left before its end. */
  readonly text?: string;
}

/** Records the exchanges of a server of a test, whatever client sends them. @returns writes them to the folder of the run. */
export function recordExchanges(server: Server): () => void {
  if (FOLDER === undefined) return () => undefined;
  const exchanges: (() => Exchange)[] = [];
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { currentTestName: test = 'outside of a test' } = expect.getState();
    const read = keepText(response);
    response.once('close', () => {
      // The caller left before the server answered.
      if (response.headersSent) exchanges.push(() => toExchange(test, request, response, read()));
    });
  });
  return () => write(join(FOLDER, `${process.pid}.jsonl`), exchanges);
}

/** Keeps what a response writes. @returns the text, undefined when it is longer than what is kept. */
function keepText(response: ServerResponse): () => string | undefined {
  const parts: (string | Uint8Array)[] = [];
  let length = 0;
  const keep = (part: unknown) => {
    if (typeof part !== 'string' && !(part instanceof Uint8Array)) return;
    length += part.length;
    if (length <= KEPT) parts.push(part);
  };
  for (const name of ['write', 'end'] as const) {
    const send = response[name].bind(response) as (...given: unknown[]) => unknown;
    response[name] = ((...given: unknown[]) => {
      keep(given[0]);
      return send(...given);
    }) as never;
  }
  return () => (length > KEPT ? undefined : Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8'));
}

function toExchange(test: string, request: IncomingMessage, response: ServerResponse, text?: string): Exchange {
  const { originalUrl, body } = request as IncomingMessage & { originalUrl?: string; body?: unknown };
  return {
    test,
    method: request.method ?? '',
    url: originalUrl ?? request.url ?? '',
    headers: request.headers,
    // A refused body may be anything, also one that is too deep to be written.
    ...(response.statusCode < 300 && { body }),
    status: response.statusCode,
    type: String(response.getHeader('Content-Type') ?? ''),
    ...(response.writableFinished && { text }),
  };
}

/** Exchanges that differ only in ids are written once. */
function write(file: string, exchanges: readonly (() => Exchange)[]): void {
  const seen = new Set<string>();
  const lines = exchanges.flatMap((read) => {
    const { test, ...exchange } = read();
    const line = JSON.stringify(exchange);
    const kind = line.length > KEPT ? line.slice(0, 2_000) : line.replaceAll(/[0-9a-f]{16,}|\d+/g, '0');
    if (seen.has(kind)) return [];
    seen.add(kind);
    return [`${JSON.stringify({ test, ...exchange })}\n`];
  });
  if (lines.length > 0) appendFileSync(file, lines.join(''));
}
