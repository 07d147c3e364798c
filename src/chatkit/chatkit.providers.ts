import type { Provider } from '@nestjs/common';
import { ChatKitServer } from './chatkit.server.js';
import { EventRecorder } from './event-recorder.js';
import { ActionHandlers } from './handlers/action.handlers.js';
import { AttachmentHandlers } from './handlers/attachment.handlers.js';
import { ItemHandlers } from './handlers/item.handlers.js';
import { MessageHandlers } from './handlers/message.handlers.js';
import { RetryHandlers } from './handlers/retry.handlers.js';
import { StructuredInputHandlers } from './handlers/structured-input.handlers.js';
import { ThreadHandlers } from './handlers/thread.handlers.js';
import { ToolOutputHandlers } from './handlers/tool-output.handlers.js';
import { TranscriptionHandlers } from './handlers/transcription.handlers.js';
import { PendingToolCalls } from './pending-tool-calls.js';
import { Turns } from './turns.js';
import { UserMessages } from './user-messages.js';

export const chatKitProviders: Provider[] = [
  ChatKitServer,
  EventRecorder,
  Turns,
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
