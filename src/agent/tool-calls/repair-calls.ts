import { Logger } from '@nestjs/common';
import type { AgentOutputItem, ModelRequest, protocol } from '@openai/agents';
import { newId } from '../../common/ids.js';
import { cut } from '../../text/cut.js';
import { QUOTED_ARGUMENT_CHARACTERS } from '../limits.js';
import { fitArguments } from './fit-arguments.js';
import type { Schema } from './json-types.js';
import { readArguments } from './read-arguments.js';
import { toolNameFor } from './tool-names.js';

/** The member that replaces arguments that are not JSON: providers refuse such arguments in the next request. */
export const NOT_JSON = 'not_json';

const logger = new Logger('ToolCalls');

/**
 * Repairs the tool calls of a response where nothing can be misunderstood, and logs each repair without content: the
 * name, the arguments, and an id that is missing or was used before. Calls that fit are returned unchanged.
 */
export function repairCalls<Item extends AgentOutputItem>(output: Item[], request: ModelRequest): Item[] {
  if (!output.some(isFunctionCall)) return output;
  const parameters = parametersByName(request);
  const ids = usedIds(request);
  return output.map((item) => (isFunctionCall(item) ? { ...item, ...repaired(item, parameters, ids) } : item));
}

type FunctionCall = protocol.FunctionCallItem;

function isFunctionCall<Item extends AgentOutputItem>(item: Item): item is Item & FunctionCall {
  return item.type === 'function_call' && !('namespace' in item && item.namespace);
}

function repaired(
  call: FunctionCall,
  parameters: ReadonlyMap<string, Schema>,
  ids: Set<string>,
): Pick<FunctionCall, 'name' | 'callId' | 'arguments'> {
  const name = toolNameFor(call.name, [...parameters.keys()]);
  const isNewId = call.callId !== '' && !ids.has(call.callId);
  const callId = isNewId ? call.callId : newId('tool_call');
  ids.add(callId);
  const { text, repairs } = repairArguments(call.arguments, parameters.get(name));
  const all = [name === call.name ? [] : ['its name'], isNewId ? [] : ['its id'], repairs].flat();
  if (all.length > 0) logger.log(`A call of ${name} was repaired: ${all.join('; ')}.`);
  return { name, callId, arguments: text };
}

function repairArguments(text: string, schema?: Schema): { text: string; repairs: readonly string[] } {
  const read = readArguments(text);
  if (!read) {
    const json = JSON.stringify({ [NOT_JSON]: cut(text, QUOTED_ARGUMENT_CHARACTERS).toWellFormed() });
    return { text: json, repairs: ['arguments that are not JSON'] };
  }
  const fitted = schema ? fitArguments(read.value, schema) : { value: read.value, repairs: [] };
  const repairs = read.repair ? [read.repair, ...fitted.repairs] : fitted.repairs;
  return { text: repairs.length > 0 ? JSON.stringify(fitted.value) : text, repairs };
}

/** The tools and handoffs that the model was offered. */
function parametersByName({ tools, handoffs }: ModelRequest): Map<string, Schema> {
  const functions = tools.flatMap((tool) => (tool.type === 'function' ? [tool] : []));
  return new Map<string, Schema>([
    ...functions.map(({ name, parameters }) => [name, parameters as Schema] as const),
    ...handoffs.map(({ toolName, inputJsonSchema }) => [toolName, inputJsonSchema as Schema] as const),
  ]);
}

/** Ids of calls in the input: the runner does not execute a second call with the same id. */
function usedIds({ input }: ModelRequest): Set<string> {
  if (typeof input === 'string') return new Set();
  return new Set(input.flatMap((item) => (item.type === 'function_call' ? [item.callId] : [])));
}
