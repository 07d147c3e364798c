import type { AgentInputItem } from '@openai/agents';
import { z } from 'zod';
import type { RequestContext } from '../chatkit/responder.js';
import { withoutInvisible } from '../text/invisible.js';
import { fenceData, readFencedData } from './fenced-data.js';
import { INTROS, serverInput, textPart } from './thread-to-input/user-input.js';

const TAG = 'reader_context';

const readerDataSchema = z.object({
  page: z.looseObject({ locale: z.string().optional() }).optional(),
  selected_text: z.string().optional(),
});

/** What the extractive model reads of the reader's context. */
export interface ReaderData {
  readonly selectedText?: string;
  readonly locale?: string;
  readonly isPageKnown: boolean;
}

/**
 * The reader's page and selection as a message in the user's name: data, never part of the instructions. Undefined when
 * neither is known.
 */
export function readerContextToInput({ pageContext, selectedText }: RequestContext): AgentInputItem | undefined {
  const page = Object.fromEntries(Object.entries(pageContext ?? {}).filter(([, value]) => value != null));
  const isPageKnown = Object.keys(page).length > 0;
  if (!isPageKnown && !selectedText) return undefined;
  const data = { page: isPageKnown ? page : undefined, selected_text: selectedText && withoutInvisible(selectedText) };
  return serverInput(textPart(`${INTROS.readerContext}\n${fenceData(TAG, data)}`));
}

/** The data in a message that `readerContextToInput` wrote; undefined for any other text. */
export function readReaderData(text: string): ReaderData | undefined {
  if (!text.startsWith(INTROS.readerContext)) return undefined;
  const data = readerDataSchema.safeParse(readFencedData(TAG, text)).data;
  return data && { selectedText: data.selected_text, locale: data.page?.locale, isPageKnown: data.page !== undefined };
}
