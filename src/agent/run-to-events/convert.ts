import type { AnswerBuilder } from './answer-builder.js';
import { convertImageAdded, convertImageDone, convertImagePartial } from './convert-image.js';
import {
  convertCitationAdded,
  convertMessageAdded,
  convertMessageDone,
  convertMessageRemoved,
  convertPartAdded,
  convertTextDelta,
  convertTextDone,
} from './convert-message.js';
import { convertReasoningAdded, convertThoughtDelta, convertThoughtDone } from './convert-thought.js';
import { convertToolCalled } from './convert-tool.js';
import type { ModelEvent, ModelEventOf } from './model-event.js';

type Converter<Type extends ModelEvent['type']> = (
  event: ModelEventOf<Type>,
  answer: AnswerBuilder,
) => void | Promise<void>;

const CONVERTERS: { readonly [Type in ModelEvent['type']]: Converter<Type> } = {
  'message.added': convertMessageAdded,
  'part.added': convertPartAdded,
  'text.delta': convertTextDelta,
  'text.done': convertTextDone,
  'citation.added': convertCitationAdded,
  'message.done': convertMessageDone,
  'message.removed': convertMessageRemoved,
  'reasoning.added': convertReasoningAdded,
  'thought.delta': convertThoughtDelta,
  'thought.done': convertThoughtDone,
  'image.added': convertImageAdded,
  'image.partial': convertImagePartial,
  'image.done': convertImageDone,
  'tool.called': convertToolCalled,
};

/** Converts events in order. Returns a promise only when a conversion is asynchronous; later events wait for it. */
export function convertAll(events: readonly ModelEvent[], answer: AnswerBuilder): void | Promise<void> {
  for (let index = 0; index < events.length; index += 1) {
    const converting = convert(events[index]!, answer);
    if (converting) return converting.then(() => convertAll(events.slice(index + 1), answer));
  }
}

function convert<Type extends ModelEvent['type']>(
  event: ModelEventOf<Type>,
  answer: AnswerBuilder,
): void | Promise<void> {
  const converter = CONVERTERS[event.type] as Converter<Type>;
  return converter(event, answer);
}
