import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import { HEARTBEAT_MS, STALLED_READER_MS } from '../limits.js';

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  // no-transform: a proxy that compresses would also buffer.
  'Cache-Control': 'no-cache, no-transform',
  Connection: 'keep-alive',
  'X-Accel-Buffering': 'no',
};

/** Shared: creating an Error captures a stack, which is too slow for every response. */
const LEFT = new DOMException('The reader has left.', 'AbortError');

const logger = new Logger('SseResponse');

/**
 * Opens the frames of a response, each with the blank line at its end. The signal aborts as soon as the reader leaves.
 */
export type OpenFrames = (signal: AbortSignal) => AsyncIterable<string> | Iterable<string>;

/**
 * Sends frames as fast as the reader accepts them, and holds at most one frame for a slow reader. Disconnects a reader
 * that accepts nothing for half a minute. Sends headers and a first comment at once, and a comment after every 10 s
 * without a frame.
 * @param onLeft is called when the reader leaves before the end.
 */
export function sendFrames(response: Response, open: OpenFrames, onLeft: () => void = () => undefined): void {
  response.writeHead(200, STREAM_HEADERS);
  response.socket?.setNoDelay(true);
  response.write(': connected\n\n');
  const abort = new AbortController();
  const heartbeat = setInterval(() => response.write(': waiting\n\n'), HEARTBEAT_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    if (response.writableEnded) return;
    abort.abort(LEFT);
    onLeft();
  });
  writeAll(response, open(abort.signal), heartbeat).catch((error: unknown) => {
    // The frames report expected failures as error events, so this one is a programming error.
    logger.error('An event stream ended with an unexpected error.', error instanceof Error ? error.stack : error);
    response.end();
  });
}

async function writeAll(response: Response, frames: ReturnType<OpenFrames>, heartbeat: NodeJS.Timeout): Promise<void> {
  for await (const frame of frames) {
    if (response.destroyed) return;
    if (frame === '') continue;
    heartbeat.refresh();
    response.write(frame);
    if (response.writableNeedDrain && !(await drained(response))) return;
  }
  response.end();
}

/** Whether the reader accepts data again; false when it has left or was disconnected. */
function drained(response: Response): Promise<boolean> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => response.destroy(), STALLED_READER_MS);
    const settle = (accepts: boolean) => {
      clearTimeout(cut);
      response.off('drain', onDrain).off('close', onClose);
      resolve(accepts);
    };
    const onDrain = () => settle(true);
    const onClose = () => settle(false);
    response.on('drain', onDrain).on('close', onClose);
  });
}
