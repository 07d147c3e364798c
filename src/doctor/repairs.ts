import type { ModelAnswer } from '../agent/model-question/ask-model.js';

type Members = Readonly<Record<string, unknown>>;

const TAGGED = /<\/?think(?:ing)?>/i;

/** What was not as OpenAI sends it, although the answer could be used. Each in words that complete "repaired: …". */
export function repairsOf({ sent, calls }: ModelAnswer): string[] {
  const messages = sent.events.flatMap(messagesOf);
  const sentCalls = messages.flatMap((message) => membersIn(message.tool_calls));
  const functions = sentCalls.map((call) => membersOf(call.function));
  const contents = messages.map(({ content }) => content);
  const found: Readonly<Record<string, boolean>> = {
    'a whole answer instead of a stream': !sent.isStream,
    'text as a list of parts': contents.some(Array.isArray),
    'thoughts in the text': TAGGED.test(contents.filter((content) => typeof content === 'string').join('')),
    'calls without a number': sent.isStream && hasUnnumbered(sentCalls),
    'calls without an id': calls.length > 0 && functions.length > 0 && sentCalls.every(({ id }) => !id),
    'the name of a tool': differs(calls, functions, 'name'),
    'the arguments of a tool': differs(calls, functions, 'arguments'),
    'an end without a reason': messages.length > 0 && !sent.events.some(saysWhyItEnds),
    'a completed answer without its items': sent.events.some(lacksItems),
  };
  return Object.keys(found).filter((repair) => found[repair]);
}

/** Whether the model sent thoughts in any of the ways that servers have. */
export function hasThoughts({ sent }: ModelAnswer): boolean {
  return sent.events.some((event) => {
    const { type, item } = membersOf(event);
    if (typeof type === 'string') return type.startsWith('response.reasoning') || membersOf(item).type === 'reasoning';
    return messagesOf(event).some(({ reasoning_content, reasoning, reasoning_details, content }) => {
      const isTagged = typeof content === 'string' && TAGGED.test(content);
      const hasPart = membersIn(content).some((part) => part.type === 'thinking');
      return (
        isTagged || hasPart || [reasoning_content, reasoning].some(isText) || membersIn(reasoning_details).length > 0
      );
    });
  });
}

/** The deltas of Chat Completions, or its whole messages. */
function messagesOf(event: unknown): Members[] {
  return membersIn(membersOf(event).choices).flatMap(({ delta, message }) => membersIn([delta ?? message]));
}

/** A number is missing, or it stands for two calls. */
function hasUnnumbered(calls: readonly Members[]): boolean {
  const begun = calls.filter(({ id }) => isText(id));
  return (
    calls.some(({ index }) => typeof index !== 'number') ||
    new Set(begun.map(({ index }) => index)).size < new Set(begun.map(({ id }) => id)).size
  );
}

/** Whether the calls of the answer have other text than the server sent for them. */
function differs(calls: ModelAnswer['calls'], sent: readonly Members[], member: 'name' | 'arguments'): boolean {
  const texts = sent.map((part) => part[member]).filter(isText);
  if (member === 'name') return texts.some((text) => !calls.some(({ name }) => name === text));
  return sent.length > 0 && calls.some((call) => !texts.join('').includes(call.arguments));
}

function saysWhyItEnds(event: unknown): boolean {
  return membersIn(membersOf(event).choices).some(({ finish_reason }) => isText(finish_reason));
}

function lacksItems(event: unknown): boolean {
  const { type, response } = membersOf(event);
  return type === 'response.completed' && membersIn(membersOf(response).output).length === 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function membersIn(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(membersOf) : [];
}
