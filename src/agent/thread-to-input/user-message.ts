import type { AgentInputItem } from '@openai/agents';
import type { UserMessageItem } from '../../protocol/items.js';
import type { InputHooks } from './input-hooks.js';
import { tagsToInput } from './tags.js';
import { textPart, userInput } from './user-input.js';

/** The text as it was typed, mentions as `@name`; what it refers to follows in messages of its own. */
export async function userMessageToInput(
  { content, attachments, quoted_text }: UserMessageItem,
  hooks: InputHooks,
  isLast: boolean,
): Promise<AgentInputItem[]> {
  const typed = content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
  const files = await Promise.all(attachments.map((attachment) => hooks.attachment(attachment)));
  return [
    userInput(textPart(typed), ...files),
    ...(quoted_text && isLast ? await hooks.quotedText(quoted_text) : []),
    ...(await tagsToInput(
      content.filter((part) => part.type === 'input_tag'),
      hooks,
    )),
  ];
}
