import type { Api, Step } from './behaviour.js';

interface Call {
  readonly id: string;
  readonly name: string;
  readonly arguments: object;
}

/** Writes the regular steps of one streamed answer as the frames of an API. */
export interface FrameWriter {
  text(text: string): string;
  thought(text: string): string;
  call(call: Call): string;
  end(reason: string): string;
  /** Any other object, unchanged. */
  raw(event: object): string;
}

/** @returns the bytes that a step sends; undefined for a pause. */
export function bytesOf(step: Step, writer: FrameWriter): Buffer | undefined {
  if (typeof step === 'string') return Buffer.from(step);
  if ('base64' in step) return Buffer.from(step.base64 as string, 'base64');
  if ('pauseMs' in step) return undefined;
  return Buffer.from(frameOf(step, writer));
}

function frameOf(step: object, writer: FrameWriter): string {
  const [[name, value] = []] = Object.entries(step);
  const isOneStep = Object.keys(step).length === 1;
  if (isOneStep && name === 'text') return writer.text(value as string);
  if (isOneStep && name === 'thought') return writer.thought(value as string);
  if (isOneStep && name === 'call') return writer.call(value as Call);
  if (isOneStep && name === 'end') return writer.end(value as string);
  return writer.raw(step);
}

export function newWriter(api: Api): FrameWriter {
  return api === 'responses' ? new ResponsesWriter() : new CompletionsWriter();
}

const CHUNK = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'any' };

class CompletionsWriter implements FrameWriter {
  private calls = 0;

  text(content: string): string {
    return this.raw({ delta: { content } });
  }

  thought(reasoning_content: string): string {
    return this.raw({ delta: { reasoning_content } });
  }

  call({ id, name, arguments: args }: Call): string {
    const index = this.calls++;
    const begun = { index, id, type: 'function', function: { name, arguments: '' } };
    const rest = { index, function: { arguments: JSON.stringify(args) } };
    return this.raw({ delta: { tool_calls: [begun] } }) + this.raw({ delta: { tool_calls: [rest] } });
  }

  end(finish: string): string {
    return `${this.raw({ delta: {}, finish })}data: [DONE]\n\n`;
  }

  /** `delta`, with or without `finish`, is short for a whole chunk. */
  raw(event: object): string {
    if (!('delta' in event)) return `data: ${JSON.stringify(event)}\n\n`;
    const { delta, finish = null } = event as { delta: object; finish?: string | null };
    return `data: ${JSON.stringify({ ...CHUNK, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  }
}

/** Each text, thought and call is an item of its own that begins and ends regularly. */
class ResponsesWriter implements FrameWriter {
  private readonly output: object[] = [];

  text(text: string): string {
    const id = `msg_${this.output.length}`;
    const place = { item_id: id, output_index: this.output.length, content_index: 0 };
    const part = { type: 'output_text', text, annotations: [] };
    const item = { type: 'message', id, role: 'assistant' };
    const frames = [
      this.raw({ type: 'response.content_part.added', ...place, part: { ...part, text: '' } }),
      this.raw({ type: 'response.output_text.delta', ...place, delta: text }),
      this.raw({ type: 'response.output_text.done', ...place, text }),
      this.raw({ type: 'response.content_part.done', ...place, part }),
    ];
    return this.item({ ...item, content: [] }, frames, { ...item, content: [part] });
  }

  thought(text: string): string {
    const id = `rs_${this.output.length}`;
    const place = { item_id: id, output_index: this.output.length, summary_index: 0 };
    const item = { type: 'reasoning', id };
    const frames = [
      this.raw({ type: 'response.reasoning_summary_text.delta', ...place, delta: text }),
      this.raw({ type: 'response.reasoning_summary_text.done', ...place, text }),
    ];
    return this.item({ ...item, summary: [] }, frames, { ...item, summary: [{ type: 'summary_text', text }] });
  }

  call({ id: call_id, name, arguments: args }: Call): string {
    const id = `fc_${this.output.length}`;
    const place = { item_id: id, output_index: this.output.length };
    const item = { type: 'function_call', id, call_id, name };
    const text = JSON.stringify(args);
    const frames = [
      this.raw({ type: 'response.function_call_arguments.delta', ...place, delta: text }),
      this.raw({ type: 'response.function_call_arguments.done', ...place, arguments: text }),
    ];
    return this.item({ ...item, arguments: '' }, frames, { ...item, arguments: text });
  }

  /** The reason of a whole response is `stop`; any other is the reason of an incomplete one. */
  end(reason: string): string {
    const isWhole = reason === 'stop' || reason === 'tool_calls';
    const response = {
      id: 'resp_1',
      object: 'response',
      status: isWhole ? 'completed' : 'incomplete',
      incomplete_details: isWhole ? null : { reason },
      output: this.output,
      usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
    };
    return this.raw({ type: isWhole ? 'response.completed' : 'response.incomplete', response });
  }

  raw(event: object): string {
    const { type } = event as { type?: unknown };
    return `${typeof type === 'string' ? `event: ${type}\n` : ''}data: ${JSON.stringify(event)}\n\n`;
  }

  private item(begun: object, frames: readonly string[], done: object): string {
    const output_index = this.output.length;
    const opening =
      output_index === 0
        ? this.raw({ type: 'response.created', response: { id: 'resp_1', status: 'in_progress', output: [] } })
        : '';
    const whole = { ...done, status: 'completed' };
    this.output.push(whole);
    return [
      opening,
      this.raw({ type: 'response.output_item.added', output_index, item: { ...begun, status: 'in_progress' } }),
      ...frames,
      this.raw({ type: 'response.output_item.done', output_index, item: whole }),
    ].join('');
  }
}
