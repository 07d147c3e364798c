import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { SHARED_BUFFERS_MB } from '../limits.js';

export interface PGliteSource {
  /** A folder of PGlite, or `memory://`. */
  readonly dataDir: string;
  /** A dump of a data folder, from which a new database starts. Without it, it starts empty. */
  readonly image?: Blob;
}

/** An embedded Postgres with pgvector. It has one session, so one statement waits for the other. */
export interface PGliteEngine {
  /**
   * Executes whole messages of a Postgres client, usually those of one statement. A fault of a statement is part of the
   * answer; a rejected promise means that the database itself is broken.
   * @returns the messages of the server. The buffer belongs to the caller.
   */
  exchange(messages: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Writes everything to the data folder. */
  close(): Promise<void>;
}

/** Opens an embedded Postgres in the thread of the caller. Each statement blocks this thread. */
export async function openPGlite({ dataDir, image }: PGliteSource): Promise<PGliteEngine> {
  const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS_MB}MB`];
  const pglite = await PGlite.create({ dataDir, extensions: { vector }, loadDataDir: image, startParams });
  return {
    async exchange(messages) {
      if (pglite.closed) throw new Error('The embedded database is closed.');
      // The library copies its answer, so nothing else refers to the buffer.
      return (await pglite.execProtocolRaw(messages)) as Uint8Array<ArrayBuffer>;
    },
    close: () => pglite.close(),
  };
}
