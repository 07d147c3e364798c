import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { RunContext } from '@openai/agents';
import { AgentContext } from '../../src/agent/agent-context.js';
import { PassageNumbers } from '../../src/agent/citations/passage-numbers.js';
import { handbookAgent } from '../../src/agent/handbook.agent.js';
import { LANGUAGES } from '../../src/agent/messages/languages.js';
import { ExtractiveModel } from '../../src/agent/models/extractive.model.js';
import { describeRetrieval } from '../../src/agent/tools/search-results.js';
import { readEnv } from '../../src/config/env.schema.js';
import { DatabaseSettings, ModelSettings, RagSettings } from '../../src/config/settings.js';
import { ProductName } from '../../src/content/product-name/product-name.js';
import { describeServer } from '../../src/server-banner.js';
import { openSite } from '../../src/site/tasks/open-site.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { aPassage, aRequest, covering, FakeRetriever } from '../support/agent-builders.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { FixedClock } from '../support/fixed-clock.js';
import { aThread } from '../support/thread-builders.js';

const SOURCE = new URL('../../src/', import.meta.url).pathname;
const OTHER_NAMES = /handbook/i;
const ENV = readEnv({ PRODUCT_NAME: 'Acme', CONTENT_DIR: './none' });
/** Names for operators: the folder of this project's documentation and the default collection. */
const FOR_OPERATORS = ["'./handbook'", "'handbook'"];
const COMMENT = /^\s*(?:\/\/|\/?\*)/;
const IMPORT = /^\s*(?:import|export) .* from |^} from |import\(/;
const TEXT = /'[^'\n]*'|"[^"\n]*"|`[^`\n]*`/g;

/** Every text in quotation marks of a program, and every line of a page of Markdown. */
function textsIn(file: string): string[] {
  const lines = readFileSync(join(SOURCE, file), 'utf8').split('\n');
  if (file.endsWith('.md')) return lines;
  return lines.filter((line) => !COMMENT.test(line) && !IMPORT.test(line)).flatMap((line) => line.match(TEXT) ?? []);
}

describe('With PRODUCT_NAME=Acme', () => {
  const product = new ProductName(RagSettings.from(ENV), new SameThreadWorkers(), new FixedClock());

  it('no text of the program calls the documentation a handbook', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(?:ts|md)$/.test(file) && !file.endsWith('.spec.ts') && !file.endsWith('README.md'),
    );
    const found = files.flatMap((file) => textsIn(file).filter((text) => OTHER_NAMES.test(text)));

    expect(files.length).toBeGreaterThan(500);
    expect(found.filter((text) => !FOR_OPERATORS.includes(text))).toEqual([]);
  });

  it('the instructions and the tools for the model call the documentation Acme', async () => {
    const agent = handbookAgent(new ExtractiveModel(product), new FakeRetriever(covering()), product);
    const context = new RunContext(new AgentContext(aThread(), aRequest(), new FixedClock()));
    const instructions = await agent.getSystemPrompt(context);

    expect(instructions).toContain('questions about Acme, which they are reading');
    expect(JSON.stringify([instructions, agent.name, agent.tools])).not.toMatch(OTHER_NAMES);
  });

  it.each([...LANGUAGES])('the assistant says in %s that it is the one of Acme', async (_, { messages, smallTalk }) => {
    const [question] = smallTalk.identity;
    const found = await describeRetrieval(covering(aPassage('a')), new PassageNumbers());
    const { output } = await new ExtractiveModel(product).getResponse({
      input: [
        { role: 'user', content: question! },
        { type: 'function_call', callId: 'call_1', name: 'search_content', arguments: '{}' },
        { type: 'function_call_result', callId: 'call_1', name: 'search_content', status: 'completed', output: found },
      ],
      modelSettings: {},
      tools: [],
      outputType: 'text',
      handoffs: [],
      tracing: false,
    });

    expect(JSON.stringify(output)).toContain('Acme');
    expect(JSON.stringify(messages)).not.toMatch(OTHER_NAMES);
  });

  it('the first line of the server names Acme', () => {
    const settings = [DatabaseSettings, RagSettings, ModelSettings].map((slice) => slice.from(ENV));
    const get = (token: Type) => settings.find((each) => each instanceof token);
    const lines = describeServer({ get } as unknown as INestApplicationContext, 'http://localhost:3000');

    expect(lines[0]).toBe('Listening on http://localhost:3000 (Acme at /, API at /docs)');
    expect(lines.join('\n')).not.toMatch(OTHER_NAMES);
  });

  it('every document of the site has the title Acme and the language of its page', async () => {
    const folder = await CorpusFolder.with({ 'index.md': '# The manual\n', 'de/a.md': '# Seite\n' });
    const facts = { contentDir: folder.path, siteBaseUrl: '/', versions: { styles: '1', script: '1' } };
    const { library, renderer } = openSite({ ...facts, reading: RagSettings.from(ENV).reading });
    const book = await library.bookOf(await library.version());
    await folder.remove();

    const german = renderer.page(book.atUrl('de/a')!, book);
    const all = [
      renderer.page(book.home!, book),
      german,
      renderer.search('a', book, []),
      renderer.notFound('b', book, []),
    ];
    for (const document of all) {
      expect(document).toMatch(/<title>[^<]* · Acme<\/title>/);
      expect(document).toMatch(/<a class="brand"[^>]*>Acme<\/a>/);
      expect(document).toMatch(/role="search" aria-label="Acme"/);
      expect(document).not.toMatch(OTHER_NAMES);
    }
    expect(german).toMatch(/<html lang="de">/);
  });
});
