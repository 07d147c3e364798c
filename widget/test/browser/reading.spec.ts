import type { Browser } from 'playwright-core';
import { startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import { citation } from '../support/items.js';

let browser: Browser;
let server: FakeChatKit;
let widget: WidgetPage;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await FakeChatKit.start();
  widget = await WidgetPage.open(browser, server.url);
});
afterEach(async () => {
  await widget.close();
  await server.stop();
});

it('4. sends two selected sentences as the quote, with chapter and lesson, and shows them in my bubble', async () => {
  await widget.select('#first', '#second');
  await widget.offer.click();
  await widget.page.getByText('From “Topics and messages”').waitFor();
  await widget.ask('Why?');
  await widget.answer('Hello there.').waitFor();
  const { params, metadata } = server.streamed()[0]!;
  const quote = String((params['input'] as Record<string, unknown>)['quoted_text']);
  expect(quote).toMatch(/^Nodes exchange data over topics\. .* language is made\.$/s);
  expect(metadata).toMatchObject({
    context_mode: 'selected_text',
    selected_text: quote,
    page_context: { current_chapter: 2, current_lesson: 'topics', current_path: '/' },
    session_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    client_message_id: expect.any(String),
  });
  await widget.log.locator('.bubble-quote').getByText('Nodes exchange data').waitFor();
  expect(await widget.page.locator('.quote-chip').count()).toBe(0);
});

it('5. offers nothing for text of an answer, of the message box, or of a drag from the chat into the page', async () => {
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
  const to = (await widget.page.locator('#second').boundingBox())!;
  await widget.page.mouse.move(from.x + 4, from.y + 8);
  await widget.page.mouse.down();
  await widget.page.mouse.move(to.x + 200, to.y + 20, { steps: 8 });
  await widget.page.mouse.up();
  await settle();
  expect(await widget.offer.count()).toBe(0);
  await widget.page.locator('#page-input').selectText();
  await settle();
  expect(await widget.offer.count()).toBe(0);
});

it('6. says that only the first 2,000 characters of a chapter are used, and sends no more, to a whole word', async () => {
  await widget.page.goto(`${server.url}/long`);
  await widget.select('#long');
  await widget.offer.click();
  await widget.page.getByText('Using the first 2,000 characters').waitFor();
  await widget.ask('Summarise');
  await widget.answer('Hello there.').waitFor();
  const quote = String(server.streamed()[0]!.metadata['selected_text']);
  expect(quote.length).toBeLessThanOrEqual(2_000);
  expect(quote.length).toBeGreaterThan(1_950);
  expect(quote).toMatch(/ (The|robot|drives|on|and|reads|its|sensors|again\.)$/);
});

it('7. keeps the conversation when the site moves on without a reload; chip and next request name the new lesson', async () => {
  await widget.openPanel();
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  await widget.page.evaluate(() => {
    history.pushState(null, '', '/services');
    document.title = 'Services';
    document.querySelector('meta[name="bw:chapter"]')?.setAttribute('content', '3');
    document.querySelector('meta[name="bw:lesson"]')?.setAttribute('content', 'services');
  });
  await widget.page.getByText('Reading: Services').waitFor();
  await widget.answer('Hello there.').waitFor();
  await widget.ask('And now?');
  await eventually(() => expect(server.streamed()).toHaveLength(2));
  expect(server.streamed()[1]!.metadata['page_context']).toMatchObject({
    current_chapter: 3,
    current_lesson: 'services',
    current_path: '/services',
  });
});

it('8. goes to the section of citation 2 and keeps the panel; a middle click opens a tab', async () => {
  const text = 'Topics carry messages. Names form a tree.';
  const annotations = [citation(22, 'Quality of service', '/#quality'), citation(text.length, 'Names', '/#names', 'A tree')];
  server.answers = [(stream) => stream.text('msg_1', [text], { annotations })];
  await widget.openPanel();
  await widget.ask('Names?');
  const second = widget.page.getByRole('link', { name: 'Source 2: Names' });
  await second.hover();
  await widget.page.getByRole('tooltip').getByText('A tree').waitFor();
  await second.click();
  await eventually(async () => expect(await widget.page.evaluate(() => location.hash)).toBe('#names'));
  const top = await widget.page.locator('#names').evaluate((heading) => heading.getBoundingClientRect().top);
  expect(top).toBeLessThan(800);
  await widget.composer.waitFor();
  const opened = widget.page.context().waitForEvent('page');
  await second.click({ button: 'middle' });
  expect((await opened).url()).toBe(`${server.url}/#names`);
});

it('puts each citation behind its own sentence and lists the sources under the answer', async () => {
  const text = 'Topics carry messages. Names form a tree.';
  const annotations = [citation(22, 'Quality of service', '/#quality'), citation(text.length, 'Names', '/#names')];
  server.answers = [(stream) => stream.text('msg_1', [text], { annotations })];
  await widget.openPanel();
  await widget.ask('Names?');
  await widget.button('Sources (2)').click();
  expect(await widget.log.locator('.md p').innerText()).toBe('Topics carry messages.1 Names form a tree.2');
  expect(await widget.log.locator('.source-title').allInnerTexts()).toEqual(['Quality of service', 'Names']);
});

it('fills the message box from ?ask= and from the page, and never sends by itself', async () => {
  await widget.page.goto(`${server.url}/?ask=What%20is%20a%20node`);
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('What is a node'));
  await widget.page.evaluate(async () => {
    const element = document.querySelector('chat-widget') as unknown as { ask(question: object): Promise<void> };
    await element.ask({ text: 'From the page' });
  });
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('From the page'));
  expect(server.streamed()).toEqual([]);
});

/** Longer than the widget waits before it looks at a selection. */
const settle = (): Promise<void> => widget.page.waitForTimeout(250);
