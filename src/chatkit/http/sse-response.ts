import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';

const HEARTBEAT_MS = 10_000;

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  // no-transform: a proxy that compresses would also buffer.
  'Cache-Control': 'no-cache, no-transform',
  Connection: 'keep-alive',
  'X-Accel-Buffering': 'no',
};

const logger = new Logger('SseResponse');

/**
 * Sends frames, each complete with its blank line, as they come. Headers and a first comment leave at once, a comment
 * follows every 10 s of silence. A reader who leaves is unsubscribed and reported to `onLeft`. How fast its reader takes
 * frames is the business of their source.
 */
export function sendFrames(response: Response, frames: Observable<string>, onLeft: () => void = () => undefined): void {
  response.writeHead(200, STREAM_HEADERS);
  response.socket?.setNoDelay(true);
  response.write(': connected\n\n');
  const heartbeat = setInterval(() => response.write(': waiting\n\n'), HEARTBEAT_MS);
  const subscription = frames.subscribe({
    next(frame) {
      if (frame === '') return;
      heartbeat.refresh();
      response.write(frame);
    },
    error(error: unknown) {
      // Everything below maps its failures to error events, so this is a fault of ours: end what can be ended.
      logger.error('A stream broke.', error instanceof Error ? error.stack : error);
      response.end();
    },
    complete: () => response.end(),
  });
  response.once('close', () => {
    clearInterval(heartbeat);
    const left = !subscription.closed;
    subscription.unsubscribe();
    if (left) onLeft();
  });
}
