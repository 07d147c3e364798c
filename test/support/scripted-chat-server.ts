import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools?: readonly unknown[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly reasoning_effort?: string;
}

/** The kinds of questions that `npm run doctor -- model` asks. */
export type Kind = 'stream' | 'tool call' | 'two tool calls' | 'tool result' | 'reasoning' | 'long output' | 'image';

const call = (index: number, fruit: string) => ({
  index,
  id: `call_${index}`,
  type: 'function',
  function: { name: 'look_up', arguments: JSON.stringify({ fruit }) },
});
export const GOOD: Readonly<Record<Kind, readonly object[]>> = {
  stream: [{ content: 're' }, { content: 'ady' }],
  'tool call': [{ tool_calls: [call(0, 'apple')] }],
  'two tool calls': [{ tool_calls: [call(0, 'apple')] }, { tool_calls: [call(1, 'pear')] }],
  'tool result': [{ content: 'It costs 4711.' }],
  reasoning: [{ reasoning_content: '17 times 20 is 340.' }, { content: '391' }],
  'long output': [{ content: Array.from({ length: 400 }, (_, at) => at + 1).join(', ') }],
  image: [{ content: 'Red.' }],
};

type Refusal = { readonly status: number; readonly message: string };
type Scripted = readonly object[] | Refusal;

/** A server with Chat Completions and embeddings that answers each kind of question well, or as the test says. */
export class ScriptedChatServer {
  readonly bodies: ChatBody[] = [];
  answers: Partial<Record<Kind | 'embeddings', Scripted>> = {};
  /** A refusal of some requests of Chat Completions, whatever they ask. */
  refuses: (body: ChatBody) => Refusal | undefined = () => undefined;
  /** The path of Chat Completions, behind `/v1/`. */
  route = 'chat/completions';
  /** Instead of `stop` and `tool_calls`. */
  finishReasons: Partial<Record<Kind, string>> = {};
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await json(request)) as ChatBody;
    const route = request.url?.split('/v1/')[1];
    if (route === 'embeddings')
      return this.send(response, this.answers.embeddings ?? [{ embedding: [0, 1], index: 0 }]);
    if (route !== this.route) return void response.writeHead(404).end('{"detail":"Not Found"}');
    this.bodies.push(body);
    const kind = kindOf(body);
    const reason = this.finishReasons[kind] ?? (kind.startsWith('t') && kind !== 'tool result' ? 'tool_calls' : 'stop');
    return this.send(response, this.refuses(body) ?? this.answers[kind] ?? GOOD[kind], reason);
  }

  private send(response: ServerResponse, answer: Scripted, finishReason?: string): void {
    if (!Array.isArray(answer)) {
      const { status, message } = answer as Refusal;
      return sendJson(response, status, { error: { message } });
    }
    if (finishReason === undefined) return sendJson(response, 200, { data: answer });
    const chunks = [
      ...answer.map((delta: object) => ({ delta, finish_reason: null })),
      { delta: {}, finish_reason: finishReason },
    ];
    const frames = chunks.map(
      (choice) => `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, ...choice }] })}\n\n`,
    );
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${frames.join('')}data: [DONE]\n\n`);
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function kindOf({ messages, tools }: ChatBody): Kind {
  const text = JSON.stringify(messages);
  if (messages.some(({ role }) => role === 'tool')) return 'tool result';
  if (tools) return text.includes('pear') ? 'two tool calls' : 'tool call';
  if (text.includes('image_url')) return 'image';
  if (text.includes('numbers from')) return 'long output';
  return text.includes('step by step') ? 'reasoning' : 'stream';
}
