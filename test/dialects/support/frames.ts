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

/** An item that has begun and gets more deltas. */
interface OpenItem {
  readonly kind: 'text' | 'thought';
  readonly place: { readonly item_id: string; readonly output_index: number };
  text: string;
}

/** Consecutive texts are one message, and consecutive thoughts one item, which ends when something else follows. */
class ResponsesWriter implements FrameWriter {
  private readonly output: object[] = [];
  private hasBegun = false;
  private open?: OpenItem;

  text(delta: string): string {
    const opening = this.begin('text', delta);
    const place = { ...this.open!.place, content_index: 0 };
    return opening + this.raw({ type: 'response.output_text.delta', ...place, delta });
  }

  thought(delta: string): string {
    const opening = this.begin('thought', delta);
    const place = { ...this.open!.place, summary_index: 0 };
    return opening + this.raw({ type: 'response.reasoning_summary_text.delta', ...place, delta });
  }

  call({ id: call_id, name, arguments: args }: Call): string {
    const before = this.close() + this.created();
    const place = { item_id: `fc_${this.output.length}`, output_index: this.output.length };
    const item = { type: 'function_call', id: place.item_id, call_id, name };
    const text = JSON.stringify(args);
    return [
      before,
      this.added({ ...item, arguments: '' }),
      this.raw({ type: 'response.function_call_arguments.delta', ...place, delta: text }),
      this.raw({ type: 'response.function_call_arguments.done', ...place, arguments: text }),
      this.done({ ...item, arguments: text }),
    ].join('');
  }

  /** The reason of a whole response is `stop` or `tool_calls`; any other is the reason of an incomplete one. */
  end(reason: string): string {
    const before = this.close();
    const isWhole = reason === 'stop' || reason === 'tool_calls';
    const response = {
      id: 'resp_1',
      object: 'response',
      status: isWhole ? 'completed' : 'incomplete',
      incomplete_details: isWhole ? null : { reason },
      output: this.output,
      usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
    };
    return before + this.raw({ type: isWhole ? 'response.completed' : 'response.incomplete', response });
  }

  raw(event: object): string {
    const { type } = event as { type?: unknown };
    return `${typeof type === 'string' ? `event: ${type}\n` : ''}data: ${JSON.stringify(event)}\n\n`;
  }

  /** @returns what must be sent before the delta. */
  private begin(kind: OpenItem['kind'], delta: string): string {
    if (this.open?.kind === kind) {
      this.open.text += delta;
      return '';
    }
    const before = this.close() + this.created();
    const output_index = this.output.length;
    const place = { item_id: `${kind}_${output_index}`, output_index };
    this.open = { kind, place, text: delta };
    if (kind === 'thought') return before + this.added({ type: 'reasoning', id: place.item_id, summary: [] });
    const part = { type: 'output_text', text: '', annotations: [] };
    return [
      before,
      this.added({ type: 'message', id: place.item_id, role: 'assistant', content: [] }),
      this.raw({ type: 'response.content_part.added', ...place, content_index: 0, part }),
    ].join('');
  }

  private close(): string {
    if (!this.open) return '';
    const { kind, place, text } = this.open;
    this.open = undefined;
    if (kind === 'thought') {
      const summary = [{ type: 'summary_text', text }];
      const done = this.raw({ type: 'response.reasoning_summary_text.done', ...place, summary_index: 0, text });
      return done + this.done({ type: 'reasoning', id: place.item_id, summary });
    }
    const part = { type: 'output_text', text, annotations: [] };
    return [
      this.raw({ type: 'response.output_text.done', ...place, content_index: 0, text }),
      this.raw({ type: 'response.content_part.done', ...place, content_index: 0, part }),
      this.done({ type: 'message', id: place.item_id, role: 'assistant', content: [part] }),
    ].join('');
  }

  private created(): string {
    if (this.hasBegun) return '';
    this.hasBegun = true;
    return this.raw({ type: 'response.created', response: { id: 'resp_1', status: 'in_progress', output: [] } });
  }

  private added(item: object): string {
    const output_index = this.output.length;
    return this.raw({ type: 'response.output_item.added', output_index, item: { ...item, status: 'in_progress' } });
  }

  private done(item: object): string {
    const output_index = this.output.length;
    const whole = { ...item, status: 'completed' };
    this.output.push(whole);
    return this.raw({ type: 'response.output_item.done', output_index, item: whole });
  }
}
