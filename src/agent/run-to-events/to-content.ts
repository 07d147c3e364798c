import type { AssistantContent } from '../../protocol/messages.js';
import type { Annotation } from '../../protocol/sources.js';
import type { ModelCitation, ModelContent } from './model-event.js';

export function toContent({ text, citations }: ModelContent): AssistantContent {
  return { type: 'output_text', text, annotations: citations.map(toAnnotation) };
}

export function toAnnotation(citation: ModelCitation): Annotation {
  if (citation.kind === 'url') {
    const { url, title, index } = citation;
    return { type: 'annotation', source: { type: 'url', url, title }, index };
  }
  const { filename, index } = citation;
  return { type: 'annotation', source: { type: 'file', filename, title: filename }, index };
}
