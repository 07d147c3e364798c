import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { AttachmentRecord } from '../attachment-records.js';
import { isImage, isText } from '../attachment-types.js';
import type { OpenedAttachment } from '../hosted-attachments.js';

/**
 * Headers for untrusted content on our own origin: browsers must not run, sniff or frame it, and display only images
 * inline. Caches are private and revalidate each time, so that the owner is checked each time.
 */
export function setAttachmentHeaders(response: Response, { id, name, mimeType, size }: AttachmentRecord): void {
  if (!isImage(mimeType)) response.attachment(name);
  response.set({
    'Content-Type': isText(mimeType) ? `${mimeType}; charset=utf-8` : mimeType,
    'Content-Length': String(size),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    // The bytes of an attachment never change, so its id identifies their version.
    ETag: `"${id}"`,
  });
}

/** Answers 304 if the client has the current bytes. @returns whether it did. */
export function answerUnchanged(request: Request, response: Response): boolean {
  if (!request.fresh) return false;
  response.removeHeader('Content-Length');
  response.status(304).end();
  return true;
}

export async function sendContent(response: Response, { content }: OpenedAttachment): Promise<void> {
  try {
    await pipeline(content, response);
  } catch (error) {
    // A client that closed the connection is not an error.
    if (!response.closed && !response.destroyed) throw error;
  }
}
