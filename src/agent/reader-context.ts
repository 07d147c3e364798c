import type { AgentInputItem } from '@openai/agents';
import { z } from 'zod';
import type { RequestContext } from '../chatkit/responder.js';
import { withoutInvisible } from '../text/invisible.js';
import { fenceData, readFencedData } from './fenced-data.js';
import { INTROS, serverInput, textPart } from './thread-to-input/user-input.js';

const TAG = 'reader_context';

const readerDataSchema = z.object({ selected_text: z.string().optional() });

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

/** The selection in a message that `readerContextToInput` wrote; undefined for any other text. */
export function readSelection(text: string): string | undefined {
  if (!text.startsWith(INTROS.readerContext)) return undefined;
  return readerDataSchema.safeParse(readFencedData(TAG, text)).data?.selected_text;
}
