import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import { escapeLineEnds, serialize } from '../../protocol/wire.js';
import type { RunEvents } from '../runs/run-events.js';
import { DONE, type NamedEvent, toNamedEvent } from './assistant-events.js';
import type { FrameFormat } from './run-responses.js';

/** The frames of the reference, which have only data (reference: `_process_streaming` in server.py). */
export const PLAIN_FRAMES: FrameFormat = {
  frame: ({ json }) => `data: ${json}\n\n`,
  end: () => '',
};

/** Frames for a client that can resume: each has the position of its event, and a frame `run.ended` is the last one. */
export function resumableFrames(events: RunEvents): FrameFormat {
  return {
    frame: ({ sequence, json }, runId) =>
      sequence > 0 ? `id: ${runId}:${sequence}\ndata: ${json}\n\n` : `data: ${json}\n\n`,
    end: (runId) =>
      `event: run.ended\ndata: ${JSON.stringify({ type: 'run.ended', status: events.status(runId) })}\n\n`,
  };
}

/** The named events of the simple endpoint; the last is `done`, exactly once. */
export const NAMED_FRAMES: FrameFormat = {
  frame: ({ event }) => {
    const named = toNamedEvent(event);
    return named ? namedFrame(named) : '';
  },
  end: () => namedFrame(DONE),
};

/** The same for a client that can resume: each frame has the position of its event. */
export const RESUMABLE_NAMED_FRAMES: FrameFormat = {
  frame: (logged, runId) => {
    const frame = NAMED_FRAMES.frame(logged, runId);
    return frame !== '' && logged.sequence > 0 ? `id: ${runId}:${logged.sequence}\n${frame}` : frame;
  },
  end: (runId) => NAMED_FRAMES.end(runId),
};

/** Whether a caller asks for named events; absent: for those of the ChatKit protocol. @throws for any other format. */
export function isNamedFormat(format: unknown): boolean {
  if (format === undefined || format === 'chatkit' || format === 'named') return format === 'named';
  throw new InvalidRequestError('`format` must be `chatkit` or `named`. Correct or remove it.', [
    { path: 'format', message: 'Neither chatkit nor named' },
  ]);
}

function namedFrame({ name, data }: NamedEvent): string {
  return `event: ${name}\ndata: ${name === 'thread.created' ? escapeLineEnds(JSON.stringify(data)) : serialize(data)}\n\n`;
}
