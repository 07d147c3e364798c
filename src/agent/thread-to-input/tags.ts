import type { AgentInputItem } from '@openai/agents';
import type { TagContent } from '../../protocol/messages.js';
import type { InputHooks } from './input-hooks.js';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

const HEADING = [
  INTROS.tags,
  "- When referencing resolved entities, use their canonical names **without** '@'.",
  "- The '@' form appears only in user text and should not be echoed.",
].join('\n');

/** What the mentioned things are, each once. */
export async function tagsToInput(tags: readonly TagContent[], hooks: InputHooks): Promise<AgentInputItem[]> {
  if (tags.length === 0) return [];
  const distinct = tags.filter((tag, index) => tags.findIndex(({ text }) => text === tag.text) === index);
  const parts = await Promise.all(distinct.map((tag) => hooks.tag(tag)));
  return [userInput(textPart(HEADING), ...parts)];
}
