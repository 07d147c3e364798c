import type { ModelAnswer, ModelQuestion, OfferedTool } from '../agent/model-question/ask-model.js';
import { hasThoughts } from './repairs.js';

export interface AnswerFault {
  /** In words. */
  readonly detail: string;
  /** What helps, when it is not the usual remedy of the question. */
  readonly remedy?: string;
}

/** One of the small questions, in the order in which they are asked. */
export interface Trial {
  readonly name: string;
  /** @param earlier the answers to the questions before, by name. */
  readonly question: (earlier: ReadonlyMap<string, ModelAnswer>) => ModelQuestion;
  /** What is wrong with the answer; undefined when it is right. */
  readonly fault: (answer: ModelAnswer) => AnswerFault | undefined;
  /** What helps when the answer is wrong. */
  readonly remedy: string;
}

const LOOK_UP: OfferedTool = {
  name: 'look_up',
  description: 'Looks up the price of one fruit.',
  parameters: {
    type: 'object',
    properties: { fruit: { type: 'string', description: 'The name of the fruit.' } },
    required: ['fruit'],
    additionalProperties: false,
  },
};
const ONE_CALL = 'Call the tool look_up for the fruit apple. Write nothing else.';
const PRICE = '4711';
/** 64 × 64 pixels, all of them red. */
const RED =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsItw/dMZxQi+hcEKLNO+FgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBgcByALQTQDx3uY1cQAAAABJRU5ErkJggg==';
const LONG_CHARACTERS = 1_000;
const NEEDS_TOOLS = 'AGENT_MODEL: choose a model with tool calls; vLLM also needs --enable-auto-tool-choice';
const NEEDS_ARGUMENTS = 'AGENT_MODEL: choose a model that fills in the arguments of tools as asked, often a larger one';

/** Whether the server streams at all decides the exit code. */
export const STREAM = 'stream';
const TOOL_CALL = 'tool call';

export const TRIALS: readonly Trial[] = [
  {
    name: STREAM,
    question: () => ({ text: 'Answer with the word ready.' }),
    fault: ({ text }) => (text.trim() === '' ? { detail: 'no text came' } : undefined),
    remedy: 'OPENAI_BASE_URL, AGENT_MODEL and AGENT_API: check the address, the name and the API',
  },
  {
    name: TOOL_CALL,
    question: () => ({ text: ONE_CALL, tools: [LOOK_UP] }),
    fault: (answer) => missingCall(answer, ['apple']),
    remedy: NEEDS_TOOLS,
  },
  {
    name: 'two tool calls',
    question: () => ({
      text: 'Call the tool look_up twice in one answer: for apple and for pear. Write nothing else.',
      tools: [LOOK_UP],
    }),
    fault: (answer) => missingCall(answer, ['apple', 'pear']),
    remedy: 'none is needed: the model then searches one step after the other',
  },
  {
    name: 'tool result',
    question: (earlier) => {
      const of = earlier.get(TOOL_CALL);
      const result = `The price is ${PRICE}.`;
      return {
        text: 'What does an apple cost? Use look_up.',
        tools: [LOOK_UP],
        ...(of && { results: { of, result } }),
      };
    },
    fault: ({ text }) =>
      text.replace(/[.,\s]/g, '').includes(PRICE) ? undefined : { detail: 'the result was not used' },
    remedy: NEEDS_TOOLS,
  },
  {
    name: 'reasoning',
    question: () => ({ text: 'Think step by step: what is 17 times 23? Answer with the number.' }),
    fault: (answer) => (hasThoughts(answer) ? undefined : { detail: 'no thoughts came' }),
    remedy: 'none is needed; AGENT_MODEL: a model that reasons shows its thoughts',
  },
  {
    name: 'long output',
    question: () => ({ text: 'Write the numbers from 1 to 400, separated by commas. Leave nothing out.' }),
    fault: ({ text }) =>
      text.length < LONG_CHARACTERS || !text.includes('400')
        ? { detail: `it ended after ${text.length} characters` }
        : undefined,
    remedy: 'the limit for the output or the context length of the model server',
  },
  {
    name: 'image',
    question: () => ({ text: 'Which colour has this image? Answer with one word.', image: RED }),
    fault: ({ text }) => (/\bred\b/i.test(text) ? undefined : { detail: 'the colour was not seen' }),
    remedy: 'AGENT_MODEL: a model that reads images; others get only the names of attached images',
  },
];

function missingCall({ calls }: ModelAnswer, fruits: readonly string[]): AnswerFault | undefined {
  const asked = calls.filter(({ name }) => name === LOOK_UP.name).map((call) => call.arguments.toLowerCase());
  if (asked.length === 0) return { detail: calls.length === 0 ? 'no call came' : 'another tool was called' };
  if (fruits.every((fruit) => asked.some((text) => text.includes(fruit)))) return undefined;
  return asked.length < fruits.length
    ? { detail: `${asked.length} of ${fruits.length} calls came` }
    : { detail: 'the arguments of the call were not those asked for', remedy: NEEDS_ARGUMENTS };
}
