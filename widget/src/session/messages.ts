import type { ChatItem, UserMessageInput, UserMessageItem } from '../wire/types.js';

export interface Draft {
  text: string;
  quote: string | null;
  toolId: string | null;
  modelId: string | null;
}

/** The message as the protocol takes it. What was not chosen is not sent. */
export function messageInput({ text, quote, toolId, modelId }: Draft): UserMessageInput {
  return {
    content: [{ type: 'input_text', text }],
    attachments: [],
    ...(quote === null ? {} : { quoted_text: quote }),
    inference_options: {
      ...(toolId === null ? {} : { tool_choice: { id: toolId } }),
      ...(modelId === null ? {} : { model: modelId }),
    },
  };
}

/** The reader's words, on screen before the server has them. */
export function optimisticMessage(input: UserMessageInput, threadId: string | null): ChatItem {
  return {
    type: 'user_message',
    id: 'pending',
    thread_id: threadId ?? '',
    created_at: new Date().toISOString(),
    content: input.content,
    attachments: [],
    quoted_text: input.quoted_text ?? null,
    inference_options: input.inference_options,
  };
}

export const textOf = (item: UserMessageItem): string => item.content.map((part) => part.text).join('');
