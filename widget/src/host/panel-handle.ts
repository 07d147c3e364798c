/** A part of a message, as the protocol writes it. Declared here so that a page needs no types of the server's. */
export type MessagePart =
  | { type: 'input_text'; text: string }
  | {
      type: 'input_tag';
      id: string;
      text: string;
      data?: Record<string, unknown>;
      group?: string | null;
      interactive?: boolean;
    };

/** A file that the server has already; this widget uploads none yet. */
export interface UploadedFile {
  id: string;
  name: string;
  mime_type: string;
  type: 'file' | 'image';
  preview_url?: string;
}

export interface OutgoingMessage {
  text?: string;
  content?: MessagePart[];
  newThread?: boolean;
  reply?: string;
  attachments?: UploadedFile[];
  toolChoice?: { id: string };
  model?: string;
}
export interface ComposerValue {
  text?: string;
  /** Instead of `text`; of tags their words are written. */
  content?: MessagePart[];
  reply?: string;
  selectedToolId?: string | null;
  selectedModelId?: string;
}
export interface Question {
  text?: string;
  quote?: { text: string; source?: string; truncated?: boolean };
}

/** What the loaded panel can be asked to do; the same methods ChatKit.js has, and a few of our own. */
export interface PanelHandle {
  focusComposer(): void;
  setThreadId(threadId: string | null): Promise<void>;
  sendUserMessage(message: OutgoingMessage): Promise<void>;
  setComposerValue(value: ComposerValue): void;
  sendCustomAction(action: { type: string; payload?: unknown }, itemId?: string): Promise<void>;
  fetchUpdates(): Promise<void>;
  showHistory(): void;
  hideHistory(): void;
  /** Fills the composer; the reader sends. */
  ask(question: Question): void;
  /** Closes the innermost layer. False if there was none, so that the panel itself may close. */
  escape(): boolean;
  dispose(): void;
}
