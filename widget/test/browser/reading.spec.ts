import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { CORPUS, SERVICES, TOPICS } from '../support/book.js';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { type ModelReply, ScriptedModel } from '../support/scripted-model.js';
import { SiteServer } from '../support/site-server.js';

const EXAMPLE = new URL('../../../examples/plain-html/index.html', import.meta.url);
/** URL of the server in the example, the default of `npm start`. */
const USUAL = 'http://localhost:3000';

let browser: Browser;
let model: ScriptedModel;
let server: SiteServer;
/** Serves the example page `plain-html` from an origin of its own. */
let pages: Server;
let widget: WidgetPage;
let prompt = '';

beforeAll(async () => {
  [browser, model, pages] = await Promise.all([startBrowser(), ScriptedModel.start(), servePage()]);
  server = await SiteServer.start({
    ...model.environment,
    ...model.embeddings,
    CONTENT_DIR: CORPUS,
    CORS_ORIGINS: originOf(pages),
  });
}, 180_000);
afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop(), model?.stop()]);
  pages?.closeAllConnections();
  await new Promise((resolve) => pages.close(resolve));
});
beforeEach(async () => {
  widget = await WidgetPage.open(browser, server.url + TOPICS);
});
afterEach(() => widget.close());

/** Paragraphs of the open lesson. */
const FIRST = 'article p >> nth=0';

/** Answers, and keeps the prompt that the server sent to the model. */
const hello = (reply: ModelReply): void => {
  prompt = reply.prompt;
  reply.say('Hello there.');
};

it('selected sentences are sent as the quote with chapter and lesson, and shown in the message', async () => {
  model.will(hello);
  await widget.select('article p:nth-of-type(1)', 'article p:nth-of-type(2)');
  await widget.offer.click();
  await widget.page.getByText('From “Topics and messages”', { exact: true }).waitFor();
  expect(await widget.composer.getAttribute('placeholder')).toBe('Ask about the selected text…');
  await widget.ask('Why?');
  await widget.answer('Hello there.').waitFor();
  const { params, metadata } = widget.sent('threads.create')[0]!;
  const quote = String((params['input'] as Record<string, unknown>)['quoted_text']);
  expect(quote).toMatch(/^Nodes exchange data over topics\. .* language is made\.$/s);
  expect(metadata).toMatchObject({
    context_mode: 'selected_text',
    selected_text: quote,
    page_context: { current_chapter: 2, current_lesson: 'topics', current_path: TOPICS },
    session_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    client_message_id: expect.any(String),
  });
  expect(prompt).toContain('the code for each language is made.');
  expect(prompt).toContain('topics');
  await widget.log.locator('.bubble-quote').getByText('Nodes exchange data').waitFor();
  expect(await widget.page.locator('.quote-chip').count()).toBe(0);
  model.will(hello);
  await widget.ask('And now?');
  await eventually(() => expect(widget.sent('threads.add_user_message')).toHaveLength(1));
  expect(widget.sent('threads.add_user_message')[0]?.metadata).toMatchObject({ context_mode: 'full_book' });
  await widget.page.reload();
  await widget.log.locator('.bubble-quote').getByText('Nodes exchange data').waitFor();
});

it('text that is selected in the chat is not offered', async () => {
  model.will(hello, hello);
  await widget.openPanel();
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  await widget.answer('Hello there.').locator('p').first().click({ clickCount: 3 });
  await widget.settled();
  expect(await widget.offer.count()).toBe(0);
  await widget.composer.fill('a long enough draft of mine');
  await widget.composer.press('Control+a');
  await widget.settled();
  expect(await widget.offer.count()).toBe(0);
  const from = (await widget.answer('Hello there.').locator('p').first().boundingBox())!;
  const to = (await widget.page.locator(FIRST).boundingBox())!;
  await widget.page.mouse.move(from.x + 4, from.y + 8);
  await widget.page.mouse.down();
  await widget.page.mouse.move(to.x + 200, to.y + 20, { steps: 8 });
  await widget.page.mouse.up();
  await widget.settled();
  expect(await widget.offer.count()).toBe(0);
  await widget.ask('What now?');
  await eventually(async () => expect(await widget.answer('Hello there.').count()).toBe(2));
  expect(widget.sent('threads.add_user_message')[0]?.metadata).not.toHaveProperty('selected_text');
});

it('private parts and fields of the page are not offered', async () => {
  await widget.page.evaluate(() => {
    const article = document.querySelector('article')!;
    const field = Object.assign(document.createElement('textarea'), {
      id: 'field',
      value: 'a field of the page with words',
    });
    const secret = Object.assign(document.createElement('p'), {
      id: 'secret',
      textContent: 'a private paragraph of the page',
    });
    secret.dataset['private'] = '';
    article.append(field, secret);
  });
  await widget.select('#secret');
  await widget.settled();
  expect(await widget.offer.count()).toBe(0);
  await widget.page.locator('#field').selectText();
  await widget.settled();
  expect(await widget.offer.count()).toBe(0);
});

it('a selection of more than 2,000 characters is cut at a whole word, with a notice', async () => {
  model.will(hello);
  await widget.page.goto(server.url + SERVICES);
  await widget.select('article');
  await widget.offer.click();
  await widget.page.getByText('Using the first 2,000 characters').waitFor();
  await widget.ask('Summarise');
  await widget.answer('Hello there.').waitFor();
  const quote = String(widget.sent('threads.create')[0]!.metadata['selected_text']);
  expect(quote.length).toBeLessThanOrEqual(2_000);
  expect(quote.length).toBeGreaterThan(1_950);
  expect(quote).toMatch(/ (The|robot|drives|on|and|reads|its|sensors|again\.)$/);
  expect(await widget.page.getByText('characters of the selected text are used').count()).toBe(0);
});

it('navigation without a reload keeps the conversation and changes the page context', async () => {
  model.will(hello, hello);
  await widget.openPanel();
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  await widget.select('article p:nth-of-type(1)');
  await widget.offer.waitFor();
  // As a single-page application does; our own site reloads every page.
  await widget.page.evaluate(() => {
    history.pushState(null, '', '/basics/services/services');
    document.querySelector('main h1')!.textContent = 'Services';
    document.title = 'Services - The book';
    document.querySelector('meta[name="bw:chapter"]')?.setAttribute('content', '3');
    document.querySelector('meta[name="bw:lesson"]')?.setAttribute('content', 'services');
  });
  await widget.page.getByText('Reading: Services').waitFor();
  expect(await widget.offer.count()).toBe(0);
  await widget.answer('Hello there.').waitFor();
  await widget.ask('And now?');
  await eventually(() => expect(widget.sent('threads.add_user_message')).toHaveLength(1));
  expect(widget.sent('threads.add_user_message')[0]!.metadata['page_context']).toMatchObject({
    current_chapter: 3,
    current_lesson: 'services',
    current_path: SERVICES,
  });
});

it('citations follow their sentences, and a click on a source shows its section and keeps the panel open', async () => {
  await widget.openPanel();
  scriptCitations();
  await widget.ask('Names?');
  await widget.button('Copy answer').waitFor();
  expect(await widget.log.locator('.md p').innerText()).toMatch(/^Commands may not be lost\.1 Names form a tree\.2$/);
  await widget.button('Sources (2)').click();
  expect(await widget.log.locator('.source-title').count()).toBe(2);
  const second = widget.page.getByRole('link', { name: /^Source 2:/ });
  const target = new URL((await second.getAttribute('href'))!, server.url);
  expect(target.pathname).toBe(TOPICS);
  await second.hover();
  await widget.page.getByRole('tooltip').waitFor();
  await second.click();
  await eventually(async () => expect(await widget.page.evaluate(() => location.hash)).toBe(anchorOf(target)));
  const top = await widget.page.locator(anchorOf(target)).evaluate((heading) => heading.getBoundingClientRect().top);
  expect(top).toBeLessThan(800);
  await widget.composer.waitFor();
  const opened = widget.page.context().waitForEvent('page');
  await second.click({ button: 'middle' });
  const place = new URL((await opened).url());
  expect([place.pathname, anchorOf(place)]).toEqual([target.pathname, anchorOf(target)]);
});

/** Browsers remove the text fragment from the address after reading it. */
const anchorOf = ({ hash }: URL): string => hash.split(':~:')[0]!;

it('the steps of the agent are shown while the model is silent and collapse when the answer begins', async () => {
  await widget.openPanel();
  model.will((reply) => reply.search('names'));
  const held = gate();
  model.will(async (reply) => {
    await held.passed;
    reply.say('Names form a tree.');
  });
  await widget.ask('Names?');
  await widget.log.getByText('Searched the documentation').waitFor();
  held.open();
  await widget.answer('Names form a tree.').waitFor();
  // The time is shown when it is at least a second, as on a busy machine.
  await widget.log.getByText(/^Looked at \d+ sources?(?: · \d+ s)?$/).waitFor();
  expect(await widget.log.getByText('Searched the documentation').count()).toBe(0);
});

it('?ask=, data-chat-ask and ask() fill the message box without sending', async () => {
  await widget.page.goto(`${server.url}${TOPICS}?ask=What%20is%20a%20node`);
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('What is a node'));
  await widget.page.evaluate(async () => {
    const element = document.querySelector('chat-widget') as unknown as { ask(question: object): Promise<void> };
    await element.ask({ text: 'From the page' });
  });
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('From the page'));
  await widget.button('Close').click();
  await widget.page.evaluate(() => {
    const help = document.createElement('button');
    help.textContent = 'Help with names';
    help.dataset['chatAsk'] = 'How are topics named?';
    document.querySelector('article')?.prepend(help);
  });
  await widget.button('Help with names').click();
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('How are topics named?'));
  expect(widget.requests.filter(({ type }) => type === 'threads.create')).toEqual([]);
});

describe('the example of a plain HTML page of another origin', () => {
  beforeEach(() => widget.page.goto(originOf(pages)));

  it('one script tag adds the chat to a page of another origin, where an answer resumes after a reload', async () => {
    const held = gate();
    model.willSay({ before: 'A topic is ', gate: held, after: 'a named channel.' });
    const foreign: string[] = [];
    widget.page.on('request', (request) => foreign.push(new URL(request.url()).origin));
    await widget.openPanel();
    await widget.ask('What is a topic?');
    await widget.answer('A topic is').waitFor();
    await widget.page.reload();
    await widget.answer('A topic is').waitFor();
    held.open();
    await widget.answer('A topic is a named channel.').waitFor();

    expect(new Set(foreign)).toEqual(new Set([originOf(pages), server.url]));
  });

  it('a paragraph selected by a triple click is offered although the selection ends in the chat', async () => {
    await widget.launcher.waitFor();
    await widget.page.locator('main p').click({ clickCount: 3 });
    expect(await widget.page.evaluate(() => getSelection()?.focusNode?.nodeName)).not.toBe('#text');
    await widget.offer.click();
    await widget.page
      .getByRole('group', { name: 'Selected text' })
      .getByText('Select this sentence and ask about it')
      .waitFor();
    await widget.page.getByText('Reading: A page with the chat widget', { exact: true }).waitFor();
  });
});

/** Scripts a search and an answer that cites the passages about commands and about names by their numbers. */
function scriptCitations(): void {
  model.will(
    (reply) => reply.search('quality of service', 'names'),
    (reply) => {
      const numbers = ['Quality of service', 'Names'].map((heading) => passageNumber(reply.prompt, heading));
      reply.say(`Commands may not be lost.[${numbers[0]}] Names form a tree.[${numbers[1]}]`);
    },
  );
}

/** The number of a passage in the prompt of the model. */
function passageNumber(text: string, heading: string): string {
  const found = new RegExp(`number\\W+(\\d+)\\W+page\\W[^{}]*?heading\\W+${heading}\\W`).exec(text);
  if (!found?.[1]) throw new Error(`The model was shown no passage of “${heading}”: ${text.slice(-3_000)}`);
  return found[1];
}

async function servePage(): Promise<Server> {
  const markup = await readFile(EXAMPLE, 'utf8');
  const site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(markup.replaceAll(USUAL, server.url));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return site;
}

function originOf(site: Server): string {
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}
