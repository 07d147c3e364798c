import { fenceData } from './fenced-data.js';
import type { InputHooks } from './thread-to-input/input-hooks.js';
import { textPart, userInput } from './thread-to-input/user-input.js';

/** How the handbook's agent reads what only an integration can interpret. Nothing here may make a thread unusable. */
export const handbookHooks: Partial<InputHooks> = {
  attachment: ({ name, mime_type }) => textPart(`Attached file, not readable here:\n${fenceData('attachment', { name, mime_type })}`),
  tag: ({ id, text, data }) => textPart(fenceData('mention', { id, text, data })),
  /** The selection comes with the rest of the reader's context, fenced. */
  quotedText: () => [],
  hiddenContext: ({ content }) => [
    userInput(textPart(`Hidden context for the agent (not shown to the user):\n${fenceData('hidden_context', content)}`)),
  ],
};
