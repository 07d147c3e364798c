import { Logger } from '@nestjs/common';
import type { Response } from 'express';

const HEARTBEAT_MS = 10_000;
/** Longest time that a reader may accept nothing while data waits for it. */
const STALLED_MS = 30_000;

const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  // no-transform: a proxy that compresses would also buffer.
  'Cache-Control': 'no-cache, no-transform',
  Connection: 'keep-alive',
  'X-Accel-Buffering': 'no',
};

/** Shared: creating an Error captures a stack, too slow per response. */
const LEFT = new DOMException('The reader has left.', 'AbortError');

const logger = new Logger('SseResponse');

/** Opens the frames of a response, each complete with its blank line. The signal aborts as soon as the reader leaves. */
export type OpenFrames = (signal: AbortSignal) => AsyncIterable<string> | Iterable<string>;

/**
 * Sends frames as fast as the reader accepts them: of a slow reader at most one frame is held here. A reader that accepts
 * nothing for half a minute is disconnected. Headers and a first comment are sent at once, and a comment after every 10 s
 * of silence.
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
    // Frames report failures as error events, so this is a programming error.
    logger.error('A stream broke.', error instanceof Error ? error.stack : error);
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
    const cut = setTimeout(() => response.destroy(), STALLED_MS);
    const settle = (goesOn: boolean) => {
      clearTimeout(cut);
      response.off('drain', onDrain).off('close', onClose);
      resolve(goesOn);
    };
    const onDrain = () => settle(true);
    const onClose = () => settle(false);
    response.on('drain', onDrain).on('close', onClose);
  });
}
