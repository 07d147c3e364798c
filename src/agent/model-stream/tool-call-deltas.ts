import { AppError } from '../../common/errors/app-error.js';
import { newId } from '../../common/ids.js';
import { RESPONSE_ITEMS } from '../limits.js';
import { asIndex, asObject, asText } from './regular-stream.js';

/** One call as it has arrived so far. */
interface GrowingCall {
  readonly index: number;
  /** The index that the server gives it. */
  readonly sentIndex?: number;
  id?: string;
  name: string;
  arguments: string;
  /** How often its arguments may still be read to see whether they are complete, so that the work stays linear. */
  checksLeft: number;
}

/** Readings of the arguments of one call while they grow. */
const CHECKS = 100;
/** Some servers begin every call with it, and send the arguments after it. The SDK removes it then. */
const PLACEHOLDER = '{}';

/** An entry of `delta.tool_calls`. */
interface CallDelta {
  readonly index?: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

/**
 * The tool calls of one Chat Completions stream. Servers number calls wrongly or not at all, leave out ids, and repeat names
 * and arguments. The result gives each call an index of its own, one id, its name once, and its arguments as one text.
 */
export class ToolCallDeltas {
  private readonly calls: GrowingCall[] = [];

  get isEmpty(): boolean {
    return this.calls.length === 0;
  }

  /** Whether each call has a name and complete arguments; empty ones count as complete. */
  get areComplete(): boolean {
    return this.calls.every((call) => call.name !== '' && (call.arguments.trim() === '' || isJson(call.arguments)));
  }

  /** @returns regular entries; unknown members are kept. */
  read(entries: readonly unknown[]): object[] {
    const begun = new Set<GrowingCall>();
    return entries.flatMap((entry) => {
      const delta = deltaOf(entry);
      if (!delta) return [];
      const known = this.find(delta, begun);
      const call = known ?? this.begin(delta);
      if (!known) begun.add(call);
      return [this.add(call, delta, known === undefined)];
    });
  }

  /** Ids for calls that have none. */
  end(): object[] {
    return this.calls
      .filter(({ id }) => id === undefined)
      .map((call) => {
        call.id = newId('tool_call');
        return { index: call.index, id: call.id, type: 'function', function: { arguments: '' } };
      });
  }

  /** The call that the delta continues; undefined when it begins a new one. */
  private find(delta: CallDelta, begun: ReadonlySet<GrowingCall>): GrowingCall | undefined {
    const sameId = delta.id === undefined ? undefined : this.calls.find(({ id }) => id === delta.id);
    if (sameId && (delta.index === undefined || delta.index === sameId.sentIndex)) return sameId;
    const last = this.calls.at(-1);
    const place = delta.index === undefined ? last : this.calls.findLast(({ sentIndex }) => sentIndex === delta.index);
    if (!place || delta.name === undefined) return place;
    // Without an index, each entry of one chunk that has a name is a call of its own.
    if (delta.index === undefined && begun.has(place)) return undefined;
    return continues(place, delta) ? place : undefined;
  }

  private begin({ index, id, name = '' }: CallDelta): GrowingCall {
    if (this.calls.length >= RESPONSE_ITEMS) throw new AppError({ code: 'model_answer_too_long' });
    const isTaken = this.calls.some((call) => call.id === id);
    const call: GrowingCall = {
      index: this.calls.length,
      sentIndex: index,
      id: isTaken ? undefined : id,
      name,
      arguments: '',
      checksLeft: CHECKS,
    };
    this.calls.push(call);
    return call;
  }

  private add(call: GrowingCall, delta: CallDelta, isNew: boolean): object {
    const isLateName = !isNew && call.name === '' && delta.name !== undefined;
    const isLateId = !isNew && call.id === undefined && delta.id !== undefined;
    if (isLateName) call.name = delta.name ?? '';
    if (isLateId) call.id = delta.id;
    const isRepeated = delta.arguments.length > 1 && delta.arguments === call.arguments && isComplete(call);
    const added = isRepeated ? '' : delta.arguments;
    call.arguments = call.arguments === PLACEHOLDER && added.startsWith('{') ? added : call.arguments + added;
    const named = isNew || isLateName ? { name: call.name } : {};
    const { id: _id, function: _function, ...rest } = delta.raw;
    const { name: _name, arguments: _arguments, ...unknown } = asObject(delta.raw.function) ?? {};
    return {
      ...rest,
      index: call.index,
      ...((isNew || isLateId) && call.id !== undefined ? { id: call.id } : {}),
      type: asText(rest.type) ?? 'function',
      function: { ...unknown, ...named, arguments: added },
    };
  }
}

function deltaOf(entry: unknown): CallDelta | undefined {
  const raw = asObject(entry);
  if (!raw) return undefined;
  const called = asObject(raw.function) ?? raw;
  return {
    index: asIndex(raw.index),
    id: asText(raw.id),
    name: asText(called.name),
    arguments: argumentsOf(called.arguments),
    raw,
  };
}

/** Arguments that are sent as an object become the text of it. */
export function argumentsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** Whether a delta with a name belongs to the call at its place, because some servers repeat the name in each chunk. */
function continues(call: GrowingCall, { id, name, arguments: added }: CallDelta): boolean {
  if (call.name === '') return true;
  if (call.name !== name) return false;
  if (!isComplete(call)) return true;
  const isNewId = id !== undefined && call.id !== undefined;
  return !isNewId && (added === '' || added === call.arguments || call.arguments === PLACEHOLDER);
}

function isComplete(call: GrowingCall): boolean {
  if (call.checksLeft === 0) return false;
  call.checksLeft -= 1;
  return isJson(call.arguments);
}

/** Whether the text is a complete value. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
