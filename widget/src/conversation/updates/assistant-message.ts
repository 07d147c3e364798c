import { MESSAGE_PARTS } from '../../host/limits.js';
import { sameJson } from '../../wire/guards.js';
import type { AssistantContent, AssistantMessageItem, ThreadItemUpdate } from '../../wire/types.js';

type ContentUpdate = Extract<ThreadItemUpdate, { content_index: number }>;
type AnnotationAdded = Extract<ContentUpdate, { annotation_index: number }>;

const EMPTY: AssistantContent = { type: 'output_text', text: '', annotations: [] };
/** Applies an update to a content part. A part that does not exist yet is created, with empty parts before it. */
export function updateAssistantMessage(item: AssistantMessageItem, update: ContentUpdate): AssistantMessageItem {
  if (update.content_index >= MESSAGE_PARTS) return item;
  const content = [...item.content];
  while (content.length <= update.content_index) content.push(EMPTY);
  const before = content[update.content_index] ?? EMPTY;
  const after = updatePart(before, update);
  if (after === before && content.length === item.content.length) return item;
  content[update.content_index] = after;
  return { ...item, content };
}

function updatePart(part: AssistantContent, update: ContentUpdate): AssistantContent {
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return update.content ?? part;
    case 'assistant_message.content_part.text_delta':
      return update.delta ? { ...part, text: part.text + update.delta } : part;
    case 'assistant_message.content_part.annotation_added':
      return withAnnotation(part, update);
    case 'assistant_message.content_part.done':
      return finishPart(part, update.content ?? part);
  }
}

function withAnnotation(part: AssistantContent, { annotation, annotation_index }: AnnotationAdded): AssistantContent {
  if (!annotation?.source || sameJson(part.annotations[annotation_index], annotation)) return part;
  const annotations = [...part.annotations];
  annotations.splice(Math.min(annotation_index, annotations.length), 0, annotation);
  return { ...part, annotations };
}

/**
 * The reference server finishes a part with an empty list of annotations although it streamed some; the finished item
 * has them again. Keeping the streamed ones prevents citations from disappearing in between.
 */
function finishPart(part: AssistantContent, finished: AssistantContent): AssistantContent {
  const annotations = finished.annotations.length > 0 ? finished.annotations : part.annotations;
  return { ...finished, annotations };
}
