import type { AgentInputItem } from '@openai/agents';
import { z } from 'zod';
import type { RequestContext } from '../chatkit/responder.js';
import { fenceData, readFencedData } from './fenced-data.js';
import { INTROS } from './thread-to-input/intros.js';

const TAG = 'reader_context';

const readerDataSchema = z.object({ selected_text: z.string().optional() });

/**
 * What the reader has open and has selected, as a message of the user: data, never part of the instructions. Undefined
 * when nothing is known.
 */
export function readerContextToInput({ pageContext, selectedText }: RequestContext): AgentInputItem | undefined {
  const page = Object.fromEntries(Object.entries(pageContext ?? {}).filter(([, value]) => value != null));
  const isPageKnown = Object.keys(page).length > 0;
  if (!isPageKnown && !selectedText) return undefined;
  const data = { page: isPageKnown ? page : undefined, selected_text: selectedText };
  const text = `${INTROS.readerContext}\n${fenceData(TAG, data)}`;
  return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
}

/** The selection in a text that `readerContextToInput` wrote; undefined for a text of anybody else. */
export function readReaderContext(text: string): { selected_text?: string } | undefined {
  if (!text.startsWith(INTROS.readerContext)) return undefined;
  return readerDataSchema.safeParse(readFencedData(TAG, text)).data;
}
