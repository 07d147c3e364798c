import { Duplex } from 'node:stream';
import type { PGliteEngine } from './pglite.engine.js';

/** `AuthenticationOk` and `ReadyForQuery`, the answer to the first message of a client. */
const WELCOME = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73]);

/**
 * Takes the place of the socket of a `pg` client: what the client writes goes to the engine, and the answer is read from
 * here. The client writes the messages of one statement together, so a statement is one exchange.
 */
export class PGliteStream extends Duplex {
  private isStarted = false;

  constructor(private readonly engine: PGliteEngine) {
    super();
  }

  /** `pg` calls this for a new connection. */
  connect(): void {
    process.nextTick(() => this.emit('connect'));
  }

  override _writev(chunks: readonly { chunk: Buffer }[], done: () => void): void {
    const all = chunks.map(({ chunk }) => chunk);
    this.send(all, done).catch((error: Error) => this.destroy(error));
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.send([chunk], done).catch((error: Error) => this.destroy(error));
  }

  override _read(): void {}

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  /** Does nothing, as the other two: they belong to a socket. */
  setNoDelay(): void {}

  ref(): void {}

  unref(): void {}

  /** `done` asks for the next messages: what is written meanwhile waits in the stream. */
  private async send(chunks: readonly Buffer[], done: () => void): Promise<void> {
    this.push(this.isStarted ? await this.engine.exchange(joined(chunks)) : WELCOME);
    this.isStarted = true;
    done();
  }
}

/** In a buffer of its own, which can be transferred to another thread. */
function joined(chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
