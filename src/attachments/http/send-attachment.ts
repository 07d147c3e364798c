import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { AttachmentRecord } from '../attachment-records.js';
import { isImage, isText } from '../attachment-types.js';
import type { OpenedAttachment } from '../hosted-attachments.js';

/**
 * Content that strangers made, on our own origin: it is never run, sniffed or framed, and only images are shown in
 * place. Caches are private and ask each time, so that the owner is checked each time.
 */
export function setAttachmentHeaders(response: Response, { id, name, mimeType, size }: AttachmentRecord): void {
  if (!isImage(mimeType)) response.attachment(name);
  response.set({
    'Content-Type': isText(mimeType) ? `${mimeType}; charset=utf-8` : mimeType,
    'Content-Length': String(size),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    // Bytes never change, so the id says it all.
    ETag: `"${id}"`,
  });
}

/** @returns whether the client has the very same bytes and was told so. */
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
    // A reader that left is none of our business.
    if (!response.closed && !response.destroyed) throw error;
  }
}
