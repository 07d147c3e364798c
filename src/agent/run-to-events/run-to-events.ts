import { InputGuardrailTripwireTriggered, OutputGuardrailTripwireTriggered, type RunStreamEvent } from '@openai/agents';
import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AgentContext } from '../agent-context.js';
import type { ModelTap } from '../model-stream/model-tap.js';
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

/** Starts a run; whoever taps its model tells `tap` what the model streams, and the run's own stream only adds to it. */
export type StartRun = (tap: ModelTap) => Promise<AsyncIterable<RunStreamEvent>>;

/**
 * An Agents SDK run as ChatKit events, together with what its tools stream through `context`. The run is read as fast as
 * it goes, whoever reads the result: so both sources are told in the order in which things happened.
 * (Reference: `stream_agent_response` in agents.py.)
 */
export function runToEvents(
  context: AgentContext,
  start: StartRun,
  imageLinks = new ImageLinks(),
): AsyncIterable<readonly ResponderEvent[]> {
  return {
    [Symbol.asyncIterator]() {
      void readRun(new Answer(context, imageLinks), start);
      return context.events;
    },
  };
}

/** Never rejects: what goes wrong is told to the reader of `context.events`. */
async function readRun(answer: Answer, start: StartRun): Promise<void> {
  const { context } = answer;
  const modelEvents = new ModelEvents();
  let isTapped = false;
  const tap: ModelTap = (event) => {
    isTapped = true;
    return convertAll(modelEvents.readModelEvent(event), answer);
  };
  try {
    for await (const event of await start(tap)) {
      if (event.type !== 'raw_model_stream_event') await convertAll(modelEvents.readRunItem(event), answer);
      else if (!isTapped) await convertAll(modelEvents.readModelEvent(event.data), answer);
    }
    context.workflow.keep();
    callClientTool(answer);
    context.events.end();
  } catch (error) {
    if (isTripwire(error)) context.events.removeProduced();
    context.events.fail(error);
  }
}

/** Most events are converted at once; a promise comes back only for those that take time, and those behind them wait. */
function convertAll(events: readonly ModelEvent[], answer: Answer): void | Promise<void> {
  for (const [index, event] of events.entries()) {
    const converting = convert(event, answer);
    if (converting) return converting.then(() => convertAll(events.slice(index + 1), answer));
  }
}

function convert<Type extends ModelEvent['type']>(event: ModelEventOf<Type>, answer: Answer): void | Promise<void> {
  const converter = CONVERTERS[event.type as Type] as Converter<Type>;
  return converter(event, answer);
}

function isTripwire(error: unknown): boolean {
  return error instanceof InputGuardrailTripwireTriggered || error instanceof OutputGuardrailTripwireTriggered;
}
