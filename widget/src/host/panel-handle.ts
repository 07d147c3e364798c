/** A part of a message in the form of the protocol. Declared here so that a page does not need types of the server. */
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

/** A file that the server already has. This widget does not upload files. */
export interface UploadedFile {
  id: string;
  name: string;
  mime_type: string;
  type: 'file' | 'image';
  preview_url?: string;
}

/** A message that the page sends. `content` is used instead of `text`; `reply` is a quoted text. */
export interface OutgoingMessage {
  text?: string;
  content?: MessagePart[];
  newThread?: boolean;
  reply?: string;
  attachments?: UploadedFile[];
  toolChoice?: { id: string };
  model?: string;
}
/** Values of the message box. Members that are undefined stay unchanged; an empty `reply` removes the quote. */
export interface ComposerValue {
  text?: string;
  /** Used instead of `text`. Tags become their text. */
  content?: MessagePart[];
  reply?: string;
  selectedToolId?: string | null;
  selectedModelId?: string;
}
/** A question for the message box, with the text that it is about. */
export interface Question {
  text?: string;
  quote?: { text: string; source?: string; truncated?: boolean };
}

/** Methods of the loaded panel: those of ChatKit.js, and `ask`, `escape` and `dispose`. */
export interface PanelHandle {
  focusComposer(): void;
  setThreadId(threadId: string | null): Promise<void>;
  sendUserMessage(message: OutgoingMessage): Promise<void>;
  setComposerValue(value: ComposerValue): void;
  sendCustomAction(action: { type: string; payload?: unknown }, itemId?: string): Promise<void>;
  fetchUpdates(): Promise<void>;
  showHistory(): void;
  hideHistory(): void;
  /** Fills the message box. Nothing is sent until the reader sends it. */
  ask(question: Question): void;
  /** Closes the innermost layer. Returns false if none was open: the panel itself may close. */
  escape(): boolean;
  dispose(): void;
}
