import type { AssistantContent } from '../../protocol/messages.js';
import type { Annotation } from '../../protocol/sources.js';
import { PART_CITATIONS } from '../limits.js';
import type { AnswerBuilder } from './answer-builder.js';
import type { ModelCitation, ModelContent, ModelEventOf } from './model-event.js';

/** Begins a message, which ends the open workflow. */
export function convertMessageAdded(event: ModelEventOf<'message.added'>, answer: AnswerBuilder): void {
  answer.size.addItem();
  answer.context.workflow.end();
  const id = answer.openMessage(event.itemId);
  answer.added({ ...answer.itemBase(id), type: 'assistant_message', content: event.content.map(toContent) });
}

export function convertPartAdded(event: ModelEventOf<'part.added'>, answer: AnswerBuilder): void {
  answer.updated(answer.messageId(event.itemId), {
    type: 'assistant_message.content_part.added',
    content_index: event.part,
    content: toContent(event.content),
  });
}

/** Sends one update for each delta. */
export function convertTextDelta(event: ModelEventOf<'text.delta'>, answer: AnswerBuilder): void {
  answer.size.addText(event.delta.length);
  answer.updated(answer.messageId(event.itemId), {
    type: 'assistant_message.content_part.text_delta',
    content_index: event.part,
    delta: event.delta,
  });
}

/** Without annotations: they were sent one by one and are sent again with the finished item (reference: agents.py). */
export function convertTextDone(event: ModelEventOf<'text.done'>, answer: AnswerBuilder): void {
  answer.size.checkText(event.text.length);
  answer.updated(answer.messageId(event.itemId), {
    type: 'assistant_message.content_part.done',
    content_index: event.part,
    content: { type: 'output_text', text: event.text, annotations: [] },
  });
}

export function convertCitationAdded(event: ModelEventOf<'citation.added'>, answer: AnswerBuilder): void {
  const itemId = answer.messageId(event.itemId);
  if (!itemId) return;
  const annotationIndex = answer.nextAnnotationIndex(itemId, event.part);
  if (annotationIndex >= PART_CITATIONS) return;
  answer.updated(itemId, {
    type: 'assistant_message.content_part.annotation_added',
    content_index: event.part,
    annotation_index: annotationIndex,
    annotation: toAnnotation(event.citation),
  });
}

/** Ends thoughts that came after the message had begun. */
export function convertMessageDone(event: ModelEventOf<'message.done'>, answer: AnswerBuilder): void {
  const { workflow } = answer.context;
  if (workflow.current?.workflow.type === 'reasoning') workflow.end();
  answer.size.checkText(event.content.reduce((total, { text }) => total + text.length, 0));
  const id = answer.messageId(event.itemId) ?? answer.openMessage(event.itemId);
  answer.messageDone({ ...answer.itemBase(id), type: 'assistant_message', content: event.content.map(toContent) });
}

export function convertMessageRemoved({ itemId }: ModelEventOf<'message.removed'>, answer: AnswerBuilder): void {
  answer.removed(answer.messageId(itemId));
}

function toContent({ text, citations }: ModelContent): AssistantContent {
  return { type: 'output_text', text, annotations: citations.map(toAnnotation) };
}

function toAnnotation(citation: ModelCitation): Annotation {
  if (citation.kind === 'url') {
    const { url, title, index } = citation;
    return { type: 'annotation', source: { type: 'url', url, title }, index };
  }
  const { filename, index } = citation;
  return { type: 'annotation', source: { type: 'file', filename, title: filename }, index };
}
