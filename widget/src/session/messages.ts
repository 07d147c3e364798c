import type { MessagePart, UploadedFile } from '../host/panel-handle.js';
import type { Attachment, ChatItem, UserMessageContent, UserMessageInput, UserMessageItem } from '../wire/types.js';

/** A message before it has the form of the protocol. */
export interface Draft {
  text: string;
  /** Used instead of `text` when the page composed the message. */
  content?: readonly MessagePart[] | undefined;
  quote: string | null;
  toolId: string | null;
  modelId: string | null;
  attachments?: readonly UploadedFile[] | undefined;
}

/** The message in the form of the protocol. Options that are not set are omitted. */
export function messageInput({ text, content, quote, toolId, modelId, attachments = [] }: Draft): UserMessageInput {
  return {
    content: content ? content.map(contentPart) : [{ type: 'input_text', text }],
    attachments: attachments.map(({ id }) => id),
    ...(quote === null ? {} : { quoted_text: quote }),
    inference_options: {
      ...(toolId === null ? {} : { tool_choice: { id: toolId } }),
      ...(modelId === null ? {} : { model: modelId }),
    },
  };
}

const contentPart = (part: MessagePart): UserMessageContent =>
  part.type === 'input_text' ? part : { ...part, data: part.data ?? {}, interactive: part.interactive ?? false };

export const wordsOf = (content: readonly MessagePart[]): string => content.map((part) => part.text).join('');

/** The reader's message as it is shown before the server has confirmed it. */
export function optimisticMessage(
  input: UserMessageInput,
  threadId: string | null,
  files: readonly UploadedFile[] = [],
): ChatItem {
  return {
    type: 'user_message',
    id: 'pending',
    thread_id: threadId ?? '',
    created_at: new Date().toISOString(),
    content: input.content,
    attachments: files as Attachment[],
    quoted_text: input.quoted_text ?? null,
    inference_options: input.inference_options,
  };
}

export const textOf = (item: UserMessageItem): string => wordsOf(item.content);
