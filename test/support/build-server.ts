import type { AttachmentStore } from '../../src/attachments/attachment-store.js';
import { ChatKitServer } from '../../src/chatkit/chatkit.server.js';
import { ActionHandlers } from '../../src/chatkit/handlers/action.handlers.js';
import { AttachmentHandlers } from '../../src/chatkit/handlers/attachment.handlers.js';
import { ItemHandlers } from '../../src/chatkit/handlers/item.handlers.js';
import { MessageHandlers } from '../../src/chatkit/handlers/message.handlers.js';
import { RetryHandlers } from '../../src/chatkit/handlers/retry.handlers.js';
import { StructuredInputHandlers } from '../../src/chatkit/handlers/structured-input.handlers.js';
import { ThreadHandlers } from '../../src/chatkit/handlers/thread.handlers.js';
import { ToolOutputHandlers } from '../../src/chatkit/handlers/tool-output.handlers.js';
import { TranscriptionHandlers } from '../../src/chatkit/handlers/transcription.handlers.js';
import { PendingToolCalls } from '../../src/chatkit/pending-tool-calls.js';
import { EventRecorder } from '../../src/chatkit/recording/event-recorder.js';
import type { Responder } from '../../src/chatkit/responder.js';
import { MemoryRunLog } from '../../src/chatkit/runs/logs/memory.run-log.js';
import { Runs } from '../../src/chatkit/runs/runs.js';
import { Turns } from '../../src/chatkit/turns.js';
import { UserMessages } from '../../src/chatkit/user-messages.js';
import { type Clock, SystemClock } from '../../src/common/clock.js';
import { readEnv } from '../../src/config/env.schema.js';
import { AnswerSettings } from '../../src/config/settings.js';
import { MemoryRunStore } from '../../src/testing/memory.run-store.js';
import type { FeedbackStore } from '../../src/threads/feedback-store.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import type { Transcriber } from '../../src/transcription/transcriber.js';

export interface ServerPorts {
  readonly store: ThreadStore;
  readonly responder: Responder;
  readonly attachments: AttachmentStore;
  readonly feedback: FeedbackStore;
  readonly transcriber: Transcriber;
  readonly clock?: Clock;
}

/** A ChatKit server on the given ports, without Nest and HTTP. */
export function buildServer({
  store,
  responder,
  attachments,
  feedback,
  transcriber,
  clock = new SystemClock(),
}: ServerPorts) {
  const log = new MemoryRunLog();
  const limits = AnswerSettings.from(readEnv({}));
  const runs = new Runs(new MemoryRunStore(store), log, clock, limits);
  const turns = new Turns(store, responder, new EventRecorder(store, clock), runs);
  const toolCalls = new PendingToolCalls(store);
  const messages = new UserMessages(attachments, clock);
  const server = new ChatKitServer(
    new ThreadHandlers(store),
    new ItemHandlers(store, feedback),
    new MessageHandlers(store, messages, turns, toolCalls, clock, responder),
    new RetryHandlers(store, turns),
    new ToolOutputHandlers(toolCalls, turns),
    new StructuredInputHandlers(store, turns),
    new ActionHandlers(store, responder, turns),
    new AttachmentHandlers(attachments),
    new TranscriptionHandlers(transcriber),
  );
  return { server, runs, log };
}
