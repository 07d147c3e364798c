/** The stream of the Responses API for one answer, as frames that are ready to send. */

const frame = (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** Not like our ids, and the same for every answer: the server must not rely on the ids of a provider. */
const item = { id: 'msg_upstream', type: 'message', role: 'assistant' };
const place = { item_id: item.id, output_index: 0, content_index: 0 };
const part = (text) => ({ type: 'output_text', text, annotations: [], logprobs: [] });

const response = (status, output) => ({
  id: 'resp_upstream',
  object: 'response',
  created_at: 1_700_000_000,
  status,
  error: null,
  model: 'scripted',
  output,
  usage: status === 'completed' ? USAGE : null,
});

const USAGE = {
  input_tokens: 20,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 500,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 520,
};

export function openingFrames() {
  return [
    { type: 'response.created', response: response('in_progress', []) },
    { type: 'response.in_progress', response: response('in_progress', []) },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', content: [] } },
    { type: 'response.content_part.added', ...place, part: part('') },
  ].map(frame);
}

export function deltaFrame(delta, sequence) {
  return frame({ type: 'response.output_text.delta', ...place, delta, logprobs: [], sequence_number: sequence });
}

export function closingFrames(text) {
  const done = { ...item, status: 'completed', content: [part(text)] };
  return [
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part: part(text) },
    { type: 'response.output_item.done', output_index: 0, item: done },
    { type: 'response.completed', response: response('completed', [done]) },
  ].map(frame);
}
