/** The arguments of a call as JSON. */
export interface ReadArguments {
  readonly value: unknown;
  /** What was repaired to read them, in words. */
  readonly repair?: string;
}

/**
 * Reads the arguments that a model wrote: JSON, also in a code fence, with text around it, inside a JSON string, or
 * nothing at all. Undefined when there is no complete JSON object. Takes time in proportion to the length of the text.
 */
export function readArguments(text: string): ReadArguments | undefined {
  const value = parsed(text);
  if (isObject(value)) return { value };
  if (text.trim() === '' || value === null) return { value: {}, repair: 'no arguments' };
  if (typeof value === 'string') {
    const inner = readArguments(value);
    return inner && { value: inner.value, repair: 'arguments inside a JSON string' };
  }
  if (value !== undefined) return { value };
  const found = firstObject(text);
  return found && { value: found, repair: 'text around the arguments' };
}

/** The first object with members in a text, or else the first one. */
function firstObject(text: string): object | undefined {
  let empty: object | undefined;
  for (let start = text.indexOf('{'); start >= 0; ) {
    const end = endOfObject(text, start);
    const value = end < 0 ? undefined : parsed(text.slice(start, end));
    if (!isObject(value)) return empty;
    if (Object.keys(value).length > 0) return value;
    empty ??= value;
    start = text.indexOf('{', end);
  }
  return empty;
}

/** The offset after the brace that closes the one at `start`; -1 when it is not closed. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isText = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (isText && character === '\\') index += 1;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return index + 1;
  }
  return -1;
}

/** Undefined when the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
