import type { Request } from 'express';

/** Whether a body follows. Not every client announces that it sends none: `curl -X POST` says nothing at all (RFC 9112, 6.3). */
export function announcesBody(request: Request): boolean {
  return request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0;
}
