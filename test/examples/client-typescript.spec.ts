import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { ChatKitClient, type ChatKitRequest, type StreamEvent } from '../../examples/client-typescript/client.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { startCuttingProxy } from '../support/cutting-proxy.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const FOLDER = 'examples/client-typescript';

/** What the compiler says about the example in its strictest mode. */
function faultsOf(file: string): string[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const question = (text: string): ChatKitRequest => ({
  type: 'threads.create',
  params: { input: { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} } },
});

describe('The example client in TypeScript', () => {
  const deltas = Array.from({ length: 40 }, (_, index) => `word${index} `);
  let app: RunningApp;

  beforeAll(async () => void (app = await new AppBuilder().withResponder(new ScriptedAnswers(deltas)).start()));
  afterAll(() => app.close());

  it('api.d.ts is what openapi-typescript generates from openapi.json, and compiles with the client in strict mode', async () => {
    const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as Parameters<typeof openapiTS>[0];
    const generated = astToString(await openapiTS(document));
    const committed = readFileSync(`${FOLDER}/api.d.ts`, 'utf8');

    expect(committed.slice(committed.indexOf('export interface paths'))).toBe(generated);
    expect(faultsOf(`${FOLDER}/client.ts`)).toEqual([]);
  });

  it('reads every word of an answer once although the connection breaks repeatedly, then the stored items', async () => {
    const proxy = await startCuttingProxy(app.url, 2_500);
    const client = new ChatKitClient(proxy.url);
    const events: StreamEvent[] = [];
    for await (const event of client.ask(question('Hello?'))) events.push(event);
    const words = events.flatMap((event) => {
      if (event.type !== 'thread.item.updated') return [];
      return event.update.type === 'assistant_message.content_part.text_delta' ? [event.update.delta] : [];
    });
    const created = events.find((event) => event.type === 'thread.created');
    const { data } = await client.items(created!.thread.id);

    proxy.server.close();

    expect(words).toEqual(deltas);
    expect(proxy.connections()).toBeGreaterThan(2);
    expect(events.at(-1)).toEqual({ type: 'run.ended', status: 'completed' });
    expect(data.map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
  });

  it('says why the server refuses a request', async () => {
    const asking = new ChatKitClient(app.url).ask(question('x'.repeat(9_000))).next();

    await expect(asking).rejects.toThrow('A message has at most 8000 characters.');
  });
});
