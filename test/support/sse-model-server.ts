import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelSettings } from '../../src/config/settings.js';

type Api = ModelSettings['api'];
type Message = { readonly [member: string]: unknown };

/** A model server that answers the n-th request with the n-th list of events, and keeps the bodies of the requests. */
export class SseModelServer {
  readonly bodies: { readonly messages?: readonly Message[]; readonly input?: readonly Message[] }[] = [];
  private answers: (readonly object[])[] = [];
  private server?: Server;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.bodies.push(JSON.parse(Buffer.concat(chunks).toString()) as Message);
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const event of this.answers.shift() ?? []) response.write(`data: ${JSON.stringify(event)}\n\n`);
        response.end(request.url?.endsWith('/chat/completions') ? 'data: [DONE]\n\n' : '');
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}/v1`;
  }

  answer(...answers: (readonly object[])[]): void {
    this.bodies.length = 0;
    this.answers = answers;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

/** A chunk of Chat Completions. */
export function chunk(delta: object, finish_reason: string | null = null): object {
  return { id: 'chatcmpl_1', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}

/** Events of the Responses API that stream one message with this text; no message for an empty text. */
export function messageEvents(text: string): object[] {
  if (text === '') return [];
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  const item = { type: 'message', id: 'msg_1', role: 'assistant', content: [] };
  return [
    { type: 'response.output_item.added', output_index: 0, item },
    { type: 'response.content_part.added', ...place, part: { type: 'output_text', text: '', annotations: [] } },
    { type: 'response.output_text.delta', ...place, delta: text },
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.output_item.done', output_index: 0, item: { ...item, content: [textPart(text)] } },
  ];
}

/** The last event of the Responses API. */
export function completed(output: readonly object[], incomplete?: string): object {
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  return {
    type: incomplete ? 'response.incomplete' : 'response.completed',
    response: {
      id: 'resp_1',
      object: 'response',
      status: incomplete ? 'incomplete' : 'completed',
      incomplete_details: incomplete ? { reason: incomplete } : null,
      output,
      usage,
    },
  };
}

function textPart(text: string): object {
  return { type: 'output_text', text, annotations: [] };
}

/** One response with a text, or none, and a call of the search, or none, in either API. */
export function response(
  api: Api,
  { text = '', call, end = 'stop' }: { text?: string; call?: string; end?: 'stop' | 'length' | 'content_filter' },
): object[] {
  if (api === 'chat_completions') {
    const called = { index: 0, id: 'call_1', type: 'function', function: { name: 'search_content', arguments: call } };
    return [
      chunk({ role: 'assistant' }),
      ...(text === '' ? [] : [chunk({ content: text })]),
      ...(call === undefined ? [] : [chunk({ tool_calls: [called] })]),
      chunk({}, end === 'stop' && call !== undefined ? 'tool_calls' : end),
    ];
  }
  const incomplete = { stop: undefined, length: 'max_output_tokens', content_filter: 'content_filter' }[end];
  const message = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [textPart(text)] };
  const called = {
    type: 'function_call',
    id: 'fc_1',
    call_id: 'call_1',
    name: 'search_content',
    arguments: call,
    status: 'completed',
  };
  return [
    { type: 'response.created', response: { id: 'resp_1', output: [] } },
    ...messageEvents(text),
    completed([...(text === '' ? [] : [message]), ...(call === undefined ? [] : [called])], incomplete),
  ];
}
