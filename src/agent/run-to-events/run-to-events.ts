import {
  InputGuardrailTripwireTriggered,
  OutputGuardrailTripwireTriggered,
  type RunStreamEvent,
} from '@openai/agents';
import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AgentContext } from '../agent-context.js';
import { Answer } from './answer.js';
import { callClientTool } from './call-client-tool.js';
import { convertCitationAdded } from './converters/citation-added.js';
import { convertImageAdded } from './converters/image-added.js';
import { convertImageDone } from './converters/image-done.js';
import { convertImagePartial } from './converters/image-partial.js';
import { convertMessageAdded } from './converters/message-added.js';
import { convertMessageDone } from './converters/message-done.js';
import { convertPartAdded } from './converters/part-added.js';
import { convertReasoningAdded } from './converters/reasoning-added.js';
import { convertTextDelta } from './converters/text-delta.js';
import { convertTextDone } from './converters/text-done.js';
import { convertThoughtDelta } from './converters/thought-delta.js';
import { convertThoughtDone } from './converters/thought-done.js';
import { convertToolCalled } from './converters/tool-called.js';
import { ImageLinks } from './image-links.js';
import type { ModelEvent, ModelEventOf } from './model-event.js';
import { ModelEvents } from './model-events.js';

type Converter<Type extends ModelEvent['type']> = (event: ModelEventOf<Type>, answer: Answer) => void | Promise<void>;

const CONVERTERS: { readonly [Type in ModelEvent['type']]: Converter<Type> } = {
  'message.added': convertMessageAdded,
  'part.added': convertPartAdded,
  'text.delta': convertTextDelta,
  'text.done': convertTextDone,
  'citation.added': convertCitationAdded,
  'message.done': convertMessageDone,
  'reasoning.added': convertReasoningAdded,
  'thought.delta': convertThoughtDelta,
  'thought.done': convertThoughtDone,
  'image.added': convertImageAdded,
  'image.partial': convertImagePartial,
  'image.done': convertImageDone,
  'tool.called': convertToolCalled,
};

/**
 * An Agents SDK run as ChatKit events, together with what its tools stream through `context`. The run is read as fast as
 * it goes, whoever reads the result: so both sources are told in the order in which things happened.
 * (Reference: `stream_agent_response` in agents.py.)
 */
export async function* runToEvents(
  context: AgentContext,
  run: AsyncIterable<RunStreamEvent>,
  imageLinks = new ImageLinks(),
): AsyncGenerator<readonly ResponderEvent[], void, void> {
  const reading = readRun(new Answer(context, imageLinks), run);
  try {
    yield* context.events;
  } finally {
    context.events.end();
  }
  await reading;
}

/** Never rejects: what goes wrong is told to the reader of `context.events`. */
async function readRun(answer: Answer, run: AsyncIterable<RunStreamEvent>): Promise<void> {
  const { context } = answer;
  const modelEvents = new ModelEvents();
  try {
    for await (const event of run) {
      for (const modelEvent of modelEvents.read(event)) {
        const converting = convert(modelEvent, answer);
        if (converting) await converting;
      }
    }
    context.workflow.keep();
    callClientTool(answer);
    context.events.end();
  } catch (error) {
    if (isTripwire(error)) context.events.removeProduced();
    context.events.fail(error);
  }
}

function convert<Type extends ModelEvent['type']>(event: ModelEventOf<Type>, answer: Answer): void | Promise<void> {
  const converter = CONVERTERS[event.type as Type] as Converter<Type>;
  return converter(event, answer);
}

function isTripwire(error: unknown): boolean {
  return error instanceof InputGuardrailTripwireTriggered || error instanceof OutputGuardrailTripwireTriggered;
}
