import type { AgentInputItem } from '@openai/agents';
import type { UserMessageItem } from '../../protocol/items.js';
import type { TagContent } from '../../protocol/messages.js';
import type { InputHooks } from './input-hooks.js';
import { INTROS, serverInput, textPart, typedInput } from './user-input.js';

const TAGS_HEADING = [
  INTROS.tags,
  "- When referencing resolved entities, use their canonical names **without** '@'.",
  "- The '@' form appears only in user text and should not be echoed.",
].join('\n');

/**
 * The text as it was typed, with mentions as `@name`. The mentioned things and the quoted text follow in other
 * messages.
 */
export async function userMessageToInput(
  { content, attachments, quoted_text }: UserMessageItem,
  hooks: InputHooks,
  isLast: boolean,
): Promise<AgentInputItem[]> {
  const typed = content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
  const tags = content.filter((part) => part.type === 'input_tag');
  const files = await Promise.all(attachments.map(async (attachment) => hooks.attachment(attachment)));
  return [
    typedInput(textPart(typed), ...files),
    ...(quoted_text && isLast ? await hooks.quotedText(quoted_text) : []),
    ...(await tagsToInput(tags, hooks)),
  ];
}

/** Describes each mentioned thing once. */
async function tagsToInput(tags: readonly TagContent[], hooks: InputHooks): Promise<AgentInputItem[]> {
  if (tags.length === 0) return [];
  const distinct = new Map<string, TagContent>();
  for (const tag of tags) if (!distinct.has(tag.text)) distinct.set(tag.text, tag);
  const parts = await Promise.all([...distinct.values()].map(async (tag) => hooks.tag(tag)));
  return [serverInput(textPart(TAGS_HEADING), ...parts)];
}
