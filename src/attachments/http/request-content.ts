import type { Request } from 'express';
import { uploadIncomplete } from '../attachment-errors.js';

/**
 * The body of a request as it arrives. A reader that stops early does not cut the connection, so the client still gets
 * its answer; what it sends meanwhile is thrown away.
 */
export async function* contentOf(request: Request): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw uploadIncomplete(error);
  }
}

/** How many bytes the client says that it sends; absent when it does not say. */
export function announcedSize(request: Request): number | undefined {
  const header = request.get('Content-Length');
  return header === undefined ? undefined : Number(header);
}
