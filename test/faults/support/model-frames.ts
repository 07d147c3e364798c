import type { ModelSettings } from '../../../src/config/settings.js';

/** The frames of a whole streamed answer of a model server. */
export interface ModelFrames {
  /** The frames before the first text delta. */
  readonly opening: readonly string[];
  readonly deltas: readonly string[];
  readonly closing: readonly string[];
}

export function framesOf(api: ModelSettings['api'], deltas: readonly string[]): ModelFrames {
  return api === 'responses' ? responsesFrames(deltas) : completionFrames(deltas);
}

function responsesFrames(deltas: readonly string[]): ModelFrames {
  const frame = (type: string, members: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...members })}\n\n`;
  const text = deltas.join('');
  const part = (partText: string) => ({ type: 'output_text', text: partText, annotations: [] });
  const place = { item_id: 'msg_model', output_index: 0, content_index: 0 };
  const item = { id: 'msg_model', type: 'message', role: 'assistant' };
  const done = { ...item, status: 'completed', content: [part(text)] };
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  return {
    opening: [
      frame('response.created', { response: { id: 'resp_1', status: 'in_progress', output: [] } }),
      frame('response.output_item.added', { output_index: 0, item: { ...item, status: 'in_progress', content: [] } }),
      frame('response.content_part.added', { ...place, part: part('') }),
    ],
    deltas: deltas.map((delta) => frame('response.output_text.delta', { ...place, delta })),
    closing: [
      frame('response.output_text.done', { ...place, text }),
      frame('response.output_item.done', { output_index: 0, item: done }),
      frame('response.completed', { response: { id: 'resp_1', status: 'completed', output: [done], usage } }),
    ],
  };
}

function completionFrames(deltas: readonly string[]): ModelFrames {
  const frame = (delta: object, finish_reason: string | null = null) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'any', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  return {
    opening: [frame({ role: 'assistant', content: '' })],
    deltas: deltas.map((content) => frame({ content })),
    closing: [frame({}, 'stop'), 'data: [DONE]\n\n'],
  };
}
