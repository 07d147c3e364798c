import type { Model, ModelRequest, protocol } from '@openai/agents';

/** Reads the stream of one response to its end. @returns its output; without text and calls when it ended without any. */
export async function readResponse(
  model: Model,
  request: ModelRequest,
): Promise<Pick<protocol.StreamEventResponseCompleted['response'], 'output' | 'usage'>> {
  let response: protocol.StreamEventResponseCompleted['response'] | undefined;
  for await (const event of model.getStreamedResponse(request)) {
    if (event.type === 'response_done') ({ response } = event);
  }
  return response ?? { output: [], usage: { requests: 0, inputTokens: 0, outputTokens: 0, totalTokens: 0 } };
}

export function textOf(output: readonly protocol.OutputModelItem[]): string {
  const parts = output.flatMap((item) => (item.type === 'message' ? item.content : []));
  return parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}
