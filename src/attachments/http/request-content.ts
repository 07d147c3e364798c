import type { Request } from 'express';
import { uploadIncomplete } from '../attachment-errors.js';

/**
 * The chunks of a request body. If the consumer stops early, the connection stays open, so that the client can still
 * receive the response; the rest of the body is discarded.
 */
export async function* contentOf(request: Request): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw uploadIncomplete(error);
  }
}

/** The value of `Content-Length`, if the request has one. */
export function announcedSize(request: Request): number | undefined {
  const header = request.get('Content-Length');
  return header === undefined ? undefined : Number(header);
}
