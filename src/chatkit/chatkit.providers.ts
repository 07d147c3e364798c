import type { Provider } from '@nestjs/common';
import { ChatKitHealth } from './chatkit.health.js';
import { ChatKitServer } from './chatkit.server.js';
import { ActionHandlers } from './handlers/action.handlers.js';
import { AttachmentHandlers } from './handlers/attachment.handlers.js';
import { ItemHandlers } from './handlers/item.handlers.js';
import { MessageHandlers } from './handlers/message.handlers.js';
import { RetryHandlers } from './handlers/retry.handlers.js';
import { StructuredInputHandlers } from './handlers/structured-input.handlers.js';
import { ThreadHandlers } from './handlers/thread.handlers.js';
import { ToolOutputHandlers } from './handlers/tool-output.handlers.js';
import { TranscriptionHandlers } from './handlers/transcription.handlers.js';
import { PollResponse } from './http/poll-response.js';
import { RunResponses } from './http/run-responses.js';
import { PendingToolCalls } from './pending-tool-calls.js';
import { EventRecorder } from './recording/event-recorder.js';
import { MemoryRunLog } from './runs/logs/memory.run-log.js';
import { RunEvents } from './runs/run-events.js';
import { RunKeeper } from './runs/run-keeper.js';
import { RunLifecycle } from './runs/run-lifecycle.js';
import { RunLog } from './runs/run-log.js';
import { RunRecovery } from './runs/run-recovery.js';
import { Runs } from './runs/runs.js';
import { Turns } from './turns.js';
import { UserMessages } from './user-messages.js';

export const chatKitProviders: Provider[] = [
  ChatKitServer,
  ChatKitHealth,
  EventRecorder,
  Turns,
  { provide: RunLog, useClass: MemoryRunLog },
  Runs,
  RunEvents,
  RunKeeper,
  RunRecovery,
  RunLifecycle,
  RunResponses,
  PollResponse,
  UserMessages,
  PendingToolCalls,
  ThreadHandlers,
  ItemHandlers,
  MessageHandlers,
  RetryHandlers,
  ToolOutputHandlers,
  StructuredInputHandlers,
  ActionHandlers,
  AttachmentHandlers,
  TranscriptionHandlers,
];
