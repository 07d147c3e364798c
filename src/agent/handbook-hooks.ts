import type { AttachmentParts } from './attachment-parts.js';
import { fenceData } from './fenced-data.js';
import type { InputHooks } from './thread-to-input/input-hooks.js';
import { INTROS } from './thread-to-input/intros.js';
import { textPart, userInput } from './thread-to-input/user-input.js';

/** How the handbook's agent reads what only an integration can interpret. Nothing here may make a thread unusable. */
export function handbookHooks(attachments: AttachmentParts): Partial<InputHooks> {
  return {
    attachment: (attachment) => attachments.partOf(attachment),
    tag: ({ id, text, data }) => textPart(fenceData('mention', { id, text, data })),
    /** The selection comes with the rest of the reader's context, fenced. */
    quotedText: () => [],
    hiddenContext: ({ content }) => [
      userInput(textPart(`${INTROS.hiddenContext}\n${fenceData('hidden_context', content)}`)),
    ],
  };
}
