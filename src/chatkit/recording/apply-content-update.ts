import { copyJson } from '../../common/copy-json.js';
import type { AssistantContent } from '../../protocol/messages.js';
import type { ContentPartUpdate, ThreadItemUpdate } from '../../protocol/updates.js';
import { CONTENT_INDEX } from '../limits.js';

/**
 * Applies an update to the content of an assistant message, in place. Returns false when the update is of another kind.
 * An update may name a part that does not exist: empty parts are added up to it (reference:
 * `_apply_assistant_message_update` in server.py).
 */
export function applyContentUpdate(content: AssistantContent[], update: ThreadItemUpdate): boolean {
  if (!isContentUpdate(update) || update.content_index < 0 || update.content_index > CONTENT_INDEX) return false;
  while (content.length <= update.content_index) content.push({ type: 'output_text', text: '', annotations: [] });
  const part = content[update.content_index]!;
  switch (update.type) {
    case 'assistant_message.content_part.text_delta':
      part.text += update.delta;
      return true;
    case 'assistant_message.content_part.annotation_added':
      part.annotations.splice(update.annotation_index, 0, copyJson(update.annotation));
      return true;
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      content[update.content_index] = copyJson(update.content);
      return true;
    default:
      return update satisfies never;
  }
}

function isContentUpdate(update: ThreadItemUpdate): update is ContentPartUpdate {
  return update.type.startsWith('assistant_message.');
}
