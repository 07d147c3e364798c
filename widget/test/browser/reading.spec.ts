import type { Browser } from 'playwright-core';
import { CORPUS, SERVICES, TOPICS } from '../support/book.js';
import { startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { type ModelReply, ScriptedModel } from '../support/scripted-model.js';
import { SiteServer } from '../support/site-server.js';

let browser: Browser;
let model: ScriptedModel;
let server: SiteServer;
let widget: WidgetPage;
let prompt = '';

beforeAll(async () => {
  [browser, model] = await Promise.all([startBrowser(), ScriptedModel.start()]);
  server = await SiteServer.start({ ...model.environment, CONTENT_DIR: CORPUS });
}, 180_000);
afterAll(() => Promise.all([browser?.close(), server?.stop(), model?.stop()]));
beforeEach(async () => {
  widget = await WidgetPage.open(browser, server.url + TOPICS);
});
afterEach(() => widget.close());

/** Paragraphs of the open lesson. */
const FIRST = 'article p >> nth=0';

/** The model's answer; what the server gave it to read is kept. */
const hello = (reply: ModelReply): void => {
  prompt = reply.prompt;
  reply.say('Hello there.');
};

it('4. sends two selected sentences as the quote, with chapter and lesson, and shows them in my bubble', async () => {
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

it('5. offers nothing for text of an answer, of the message box, or of a drag from the chat into the page', async () => {
  model.will(hello, hello);
  await widget.openPanel();
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  await widget.answer('Hello there.').locator('p').first().click({ clickCount: 3 });
  await settle();
  expect(await widget.offer.count()).toBe(0);
  await widget.composer.fill('a long enough draft of mine');
  await widget.composer.press('Control+a');
  await settle();
  expect(await widget.offer.count()).toBe(0);
  const from = (await widget.answer('Hello there.').locator('p').first().boundingBox())!;
  const to = (await widget.page.locator(FIRST).boundingBox())!;
  await widget.page.mouse.move(from.x + 4, from.y + 8);
  await widget.page.mouse.down();
  await widget.page.mouse.move(to.x + 200, to.y + 20, { steps: 8 });
  await widget.page.mouse.up();
  await settle();
  expect(await widget.offer.count()).toBe(0);
  await widget.ask('What now?');
  await eventually(async () => expect(await widget.answer('Hello there.').count()).toBe(2));
  expect(widget.sent('threads.add_user_message')[0]?.metadata).not.toHaveProperty('selected_text');
});

it('5. keeps private parts, fields and other roots of the page to the page', async () => {
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
  await settle();
  expect(await widget.offer.count()).toBe(0);
  await widget.page.locator('#field').selectText();
  await settle();
  expect(await widget.offer.count()).toBe(0);
});

it('6. says that only the first 2,000 characters of a chapter are used, and sends no more, to a whole word', async () => {
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

it('7. keeps the conversation when the site moves on without a reload; chip and next request name the new lesson', async () => {
  model.will(hello, hello);
  await widget.openPanel();
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  await widget.select('article p:nth-of-type(1)');
  await widget.offer.waitFor();
  // A site with a router of its own: ours loads every page anew.
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

it('8. puts citations behind their sentences, goes to the section of the second and keeps the panel', async () => {
  await widget.openPanel();
  const cited = askForCitations();
  await widget.ask('Names?');
  await cited;
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

/** A browser takes the text fragment out of the address when it has read it. */
const anchorOf = ({ hash }: URL): string => hash.split(':~:')[0]!;

it('shows what the agent has done while the model is silent, and closes it when the answer comes', async () => {
  await widget.openPanel();
  model.will((reply) => reply.search('names'));
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => (answer = resolve));
  model.will(async (reply) => {
    await told;
    reply.say('Names form a tree.');
  });
  await widget.ask('Names?');
  await widget.log.getByText('Searched the handbook').waitFor();
  answer();
  await widget.answer('Names form a tree.').waitFor();
  await widget.log.getByText(/^Looked at \d+ sources?$/).waitFor();
  expect(await widget.log.getByText('Searched the handbook').count()).toBe(0);
});

it('fills the message box from ?ask=, from a button of the page and from its script, and never sends by itself', async () => {
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

/** The model searches, and its answer cites the passages about commands and about names, whatever their numbers. */
function askForCitations(): Promise<void> {
  model.will((reply) => reply.search('quality of service', 'names'));
  return new Promise((resolve) => {
    model.will((reply) => {
      const numbers = ['Quality of service', 'Names'].map((heading) => passageNumber(reply.prompt, heading));
      reply.say(`Commands may not be lost.[${numbers[0]}] Names form a tree.[${numbers[1]}]`);
      setTimeout(resolve, 800);
    });
  });
}

/** The number that the server gave a passage when it showed it to the model. */
function passageNumber(text: string, heading: string): string {
  const found = new RegExp(`number\\W+(\\d+)\\W+page\\W[^{}]*?heading\\W+${heading}\\W`).exec(text);
  if (!found?.[1]) throw new Error(`The model was shown no passage of “${heading}”: ${text.slice(-3_000)}`);
  return found[1];
}

/** Longer than the widget waits before it looks at a selection. */
const settle = (): Promise<void> => widget.page.waitForTimeout(250);
