import type { protocol } from '@openai/agents';
import { z } from 'zod';
import type { ModelCitation, ModelContent } from './model-event.js';

/** How the SDK keeps the citations of a Chat Completions message (`normalizeUrlCitations` in its streaming converter). */
const chatCitationsSchema = z.array(
  z.object({ url_citation: z.object({ url: z.string(), title: z.string(), end_index: z.int() }) }),
);

/** The whole text of a message as the SDK hands it over at the end: all its parts as one. */
export function readFinishedMessage(message: protocol.AssistantMessageItem): ModelContent {
  const parts = message.content.map(readPart);
  return { text: parts.map((part) => part.text).join(''), citations: parts.flatMap((part) => part.citations) };
}

export function isRefusal(message: protocol.AssistantMessageItem): boolean {
  return message.content.some((part) => part.type === 'refusal');
}

function readPart(part: protocol.AssistantMessageItem['content'][number]): ModelContent {
  if (part.type === 'refusal') return { text: part.refusal, citations: [] };
  if (part.type !== 'output_text') return { text: '', citations: [] };
  return { text: part.text, citations: readChatCitations(part.providerData?.annotations) };
}

function readChatCitations(annotations: unknown): ModelCitation[] {
  const { data = [] } = chatCitationsSchema.safeParse(annotations);
  return data.map(({ url_citation: { url, title, end_index } }) => ({ kind: 'url', url, title, index: end_index }));
}
