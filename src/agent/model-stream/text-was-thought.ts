import type { protocol } from '@openai/agents';

const TYPE = 'text.was_thought';

/**
 * Says that the text of the open message was a thought: the reader sees it as one, and the message begins anew. It passes
 * through the SDK unread, like `ACTIVITY`.
 */
export interface TextWasThought {
  readonly type: typeof TYPE;
  readonly choices: readonly [];
  /** The message of the Responses API; undefined for Chat Completions, which has only one. */
  readonly item_id?: string;
  /** The whole thought. */
  readonly text: string;
  /** What the reader has seen of it, and the SDK has taken as text. */
  readonly shown: string;
}

export function textWasThought(
  { text, shown }: { readonly text: string; readonly shown: string },
  item_id?: string,
): TextWasThought {
  return { type: TYPE, choices: [], item_id, text, shown };
}

export function isTextWasThought(event: unknown): event is TextWasThought {
  return (event as { type?: unknown } | null | undefined)?.type === TYPE;
}

/** The end of a Chat Completions response without the text that was a thought: the SDK has added it to the message. */
export function withoutThought(
  event: protocol.StreamEventResponseCompleted,
  { shown }: TextWasThought,
): protocol.StreamEventResponseCompleted {
  const output = event.response.output.map((item) => {
    if (item.type !== 'message' || !('role' in item) || item.role !== 'assistant') return item;
    const content = item.content.map((part) =>
      part.type === 'output_text' && part.text.startsWith(shown)
        ? { ...part, text: part.text.slice(shown.length) }
        : part,
    );
    return { ...item, content };
  });
  return { ...event, response: { ...event.response, output } };
}
