import { createWriteStream, type Dirent } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { makeFolder } from '../../common/make-folder.js';
import { AttachmentBytes, type KeptBytes } from '../attachment-bytes.js';

/** Ends the name of a file that is still being written. */
const PART = '.part';
const KEY = /^\w+$/;
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/**
 * One file for each key in one folder, which several servers may share. A file appears under its name only when it is
 * whole and on the disk.
 */
export class DiskAttachmentBytes extends AttachmentBytes {
  constructor(private readonly folder: string) {
    super();
  }

  override async write(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.pathOf(key);
    await withDiskFaults(async () => {
      await makeFolder(this.folder);
      try {
        await pipeline(content, this.openSink(path + PART));
        await rename(path + PART, path);
      } catch (error) {
        await rm(path + PART, { force: true });
        throw error;
      }
    });
  }

  override async open(key: string, limit = Number.POSITIVE_INFINITY): Promise<Readable | null> {
    return withDiskFaults(async () => {
      const file = await unlessMissing(open(this.pathOf(key)));
      return file?.createReadStream({ end: limit - 1 }) ?? null;
    });
  }

  override async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    await withDiskFaults(() => Promise.all([rm(path, { force: true }), rm(path + PART, { force: true })]));
  }

  /** Files that somebody else put there are none of ours. */
  override async *list(): AsyncGenerator<KeptBytes, void, void> {
    const entries = (await withDiskFaults(() => unlessMissing(readdir(this.folder, { withFileTypes: true })))) ?? [];
    for (const entry of entries.filter(isOurs)) {
      const found = await withDiskFaults(() => unlessMissing(stat(join(this.folder, entry.name))));
      if (found) yield { key: basename(entry.name, PART), changedAt: found.mtime };
    }
  }

  /** Flushed before it closes, so that no name ever stands for bytes that a power cut took. */
  protected openSink(path: string): Writable {
    return createWriteStream(path, { mode: 0o600, flush: true });
  }

  /** Keys are made by this server. This is the last line of defence against one that is not. */
  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new TypeError(`Not a key of attachment bytes: ${JSON.stringify(key)}`);
    return join(this.folder, key);
  }
}

function isOurs(entry: Dirent): boolean {
  return entry.isFile() && KEY.test(basename(entry.name, PART));
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (faultOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Faults of the file system in words for callers; whatever else went wrong, in the content say, stays what it is. */
async function withDiskFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    if (FULL.has(fault)) {
      throw new UnavailableError('attachment_storage_full', undefined, error);
    }
    throw new UnavailableError('attachment_storage_unavailable', undefined, error);
  }
}

/** Only errors of system calls have both. */
function faultOf(error: unknown): string | undefined {
  const { syscall, code } = (error ?? {}) as { syscall?: unknown; code?: unknown };
  return typeof syscall === 'string' && typeof code === 'string' ? code : undefined;
}
