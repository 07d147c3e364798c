import type { ModelSettings } from '../../src/config/settings.js';

/** A stream as a model server sends it when nothing is wrong. */
export interface Recorded {
  readonly name: 'text' | 'tool' | 'two tools' | 'thought' | 'thought in tags';
  readonly api: Exclude<ModelSettings['api'], 'auto'>;
  readonly events: readonly (object | string)[];
}

const DONE = 'data: [DONE]\n\n';
const SEARCH = ['{"queries":', '["postgres"],', '"search_scope":"full"}'];

function chunk(delta: object, finish_reason: string | null = null): object {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason }];
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'any', choices, usage: null };
}

const USAGE = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
const BEGIN = chunk({ role: 'assistant', content: '' });

function endChunks(reason: string): (object | string)[] {
  return [chunk({}, reason), { ...chunk({}), choices: [], usage: USAGE }, DONE];
}

const TEXT = [chunk({ content: 'Hello' }), chunk({ content: ' there' }), chunk({ content: '.' })];

function callChunks(index: number): object[] {
  const head = { index, id: `call_${index}`, type: 'function', function: { name: 'search_content', arguments: '' } };
  const pieces = SEARCH.map((piece) => chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
  return [chunk({ tool_calls: [head] }), ...pieces];
}

const RESPONSE = { id: 'resp_1', object: 'response', status: 'in_progress', error: null, output: [] };

/** The events of the items, between the beginning and the end of their response. */
function response(...items: { readonly events: readonly object[]; readonly item: object }[]): object[] {
  const usage = { input_tokens: 5, output_tokens: 2, total_tokens: 7 };
  const output = items.map(({ item }) => item);
  return [
    { type: 'response.created', response: RESPONSE },
    { type: 'response.in_progress', response: RESPONSE },
    ...items.flatMap(({ events }) => events),
    { type: 'response.completed', response: { ...RESPONSE, status: 'completed', output, usage } },
  ];
}

function message(deltas: readonly string[], output_index = 0) {
  const text = deltas.join('');
  const part = { type: 'output_text', text, annotations: [] };
  const base = { id: `msg_${output_index}`, type: 'message', role: 'assistant' };
  const item = { ...base, status: 'completed', content: [part] };
  const place = { item_id: base.id, output_index, content_index: 0 };
  return {
    item,
    events: [
      { type: 'response.output_item.added', output_index, item: { ...base, status: 'in_progress', content: [] } },
      { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
      ...deltas.map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
      { type: 'response.output_text.done', ...place, text },
      { type: 'response.content_part.done', ...place, part },
      { type: 'response.output_item.done', output_index, item },
    ],
  };
}

function call(output_index = 0) {
  const base = {
    id: `fc_${output_index}`,
    type: 'function_call',
    call_id: `call_${output_index}`,
    name: 'search_content',
  };
  const item = { ...base, status: 'completed', arguments: SEARCH.join('') };
  const place = { item_id: base.id, output_index };
  return {
    item,
    events: [
      { type: 'response.output_item.added', output_index, item: { ...base, status: 'in_progress', arguments: '' } },
      ...SEARCH.map((delta) => ({ type: 'response.function_call_arguments.delta', ...place, delta })),
      { type: 'response.function_call_arguments.done', ...place, arguments: item.arguments },
      { type: 'response.output_item.done', output_index, item },
    ],
  };
}

function thought(output_index = 0) {
  const base = { id: `rs_${output_index}`, type: 'reasoning' };
  const item = { ...base, summary: [{ type: 'summary_text', text: 'I see.' }] };
  const place = { item_id: base.id, output_index, summary_index: 0 };
  return {
    item,
    events: [
      { type: 'response.output_item.added', output_index, item: { ...base, summary: [] } },
      { type: 'response.reasoning_summary_part.added', ...place, part: { type: 'summary_text', text: '' } },
      ...['I ', 'see.'].map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...place, delta })),
      { type: 'response.reasoning_summary_text.done', ...place, text: 'I see.' },
      { type: 'response.output_item.done', output_index, item },
    ],
  };
}

const WORDS = ['Hello', ' there', '.'];

const CHAT: Readonly<Record<Recorded['name'], readonly (object | string)[]>> = {
  text: [BEGIN, ...TEXT, ...endChunks('stop')],
  tool: [BEGIN, ...callChunks(0), ...endChunks('tool_calls')],
  'two tools': [BEGIN, ...TEXT, ...callChunks(0), ...callChunks(1), ...endChunks('tool_calls')],
  thought: [
    BEGIN,
    chunk({ reasoning_content: 'I ' }),
    chunk({ reasoning_content: 'see.' }),
    ...TEXT,
    ...endChunks('stop'),
  ],
  'thought in tags': [
    BEGIN,
    chunk({ content: '<think>I ' }),
    chunk({ content: 'see.</think>' }),
    ...TEXT,
    ...endChunks('stop'),
  ],
};
const RESPONSES: Readonly<Record<Recorded['name'], readonly object[]>> = {
  text: response(message(WORDS)),
  tool: response(call()),
  'two tools': response(message(WORDS), call(1), call(2)),
  thought: response(thought(), message(WORDS, 1)),
  'thought in tags': response(message(['<think>I ', 'see.</think>', ...WORDS])),
};

/** Good streams of both APIs. */
export const GOOD_STREAMS: readonly Recorded[] = (Object.keys(CHAT) as Recorded['name'][]).flatMap((name) => [
  { name, api: 'chat_completions' as const, events: CHAT[name] },
  { name, api: 'responses' as const, events: RESPONSES[name] },
]);
