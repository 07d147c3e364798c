import type { Browser } from 'playwright-core';
import type { AgentServer } from '../support/agent-server.js';
import { useBookPage } from '../support/book-page.js';
import { BOOK, gate, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';

let browser: Browser;
let server: AgentServer;
let widget: WidgetPage;

useBookPage((stage) => ({ browser, server, widget } = stage));

it('Shift+Enter adds a line, and the message box grows to eight lines before it scrolls', async () => {
  await widget.openPanel();
  const height = (): Promise<number> => widget.composer.evaluate((box) => box.getBoundingClientRect().height);
  const oneLine = await height();
  await widget.composer.press('a');
  await widget.composer.press('Shift+Enter');
  await widget.composer.press('b');
  expect(await widget.composer.inputValue()).toBe('a\nb');
  const twoLines = await height();
  expect(twoLines).toBeGreaterThan(oneLine + 10);
  await widget.composer.fill('line\n'.repeat(30));
  expect(await height()).toBeLessThanOrEqual(192);
  expect(await widget.composer.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
  expect(server.asked).toEqual([]);
});

it('Ctrl+I quotes the selected text, and Escape hides the offer', async () => {
  await widget.select('#second');
  await widget.offer.waitFor();
  await widget.page.keyboard.press('Escape');
  expect(await widget.offer.count()).toBe(0);
  await widget.page.keyboard.press('Control+i');
  await widget.page.getByRole('group', { name: 'Selected text' }).getByText('A message has a type').waitFor();
  await eventually(async () => expect(await widget.composerHasFocus()).toBe(true));
  await widget.button('Remove the selected text').click();
  expect(await widget.page.getByRole('group', { name: 'Selected text' }).count()).toBe(0);
});

it('right-to-left text keeps its direction on a left-to-right page', async () => {
  server.answers = [(stream) => stream.text('msg_1', ['الموضوع قناة **مسماة** بين العقد.'])];
  await widget.openPanel();
  await widget.ask('ما هو الموضوع؟');
  await widget.answer('الموضوع').waitFor();
  const direction = (selector: string): Promise<string> =>
    widget.log.locator(selector).evaluate((part) => getComputedStyle(part).direction);
  expect(await direction('.bubble')).toBe('rtl');
  expect(await direction('.assistant-message')).toBe('rtl');
});

it('a new question is scrolled to the top, and a button scrolls back to the latest message', async () => {
  const held = gate();
  const lines = (count: number): string => 'A line of the answer.\n\n'.repeat(count);
  server.answers = [
    (stream) => stream.text('msg_1', [lines(30)]),
    async (stream) => {
      stream.text('msg_2', [lines(30)], { done: false });
      await held.passed;
      stream.done('msg_2', lines(60));
    },
  ];
  await widget.openPanel();
  await widget.ask('First');
  await widget.button('Copy answer').waitFor();
  await widget.ask('Second');
  const fromTop = async (): Promise<number> =>
    (await widget.log.locator('.user-message', { hasText: 'Second' }).boundingBox())!.y -
    (await widget.log.boundingBox())!.y;
  await widget.log.locator('.assistant-message').nth(1).waitFor();
  await eventually(async () => expect(await fromTop()).toBeLessThan(60));
  const before = await widget.log.evaluate((log) => log.scrollTop);
  held.open();
  await widget.button('Copy answer').nth(1).waitFor();
  expect(Math.abs((await widget.log.evaluate((log) => log.scrollTop)) - before)).toBeLessThan(3);
  await widget.button('Go to the latest message').click();
  const hidden = (): Promise<number> =>
    widget.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  await eventually(async () => expect(await hidden()).toBeLessThan(24));
  await widget.button('Go to the latest message').waitFor({ state: 'detached' });
});

it('the panel fits a window at 200 % zoom and shows its edges with forced colours', async () => {
  await widget.close();
  widget = await WidgetPage.open(browser, server.url + BOOK, {
    viewport: { width: 700, height: 420 },
    deviceScaleFactor: 2,
    forcedColors: 'active',
  });
  expect(await widget.launcher.evaluate((button) => getComputedStyle(button).borderTopStyle)).toBe('solid');
  await widget.openPanel();
  const panel = (await widget.page.locator('.panel').boundingBox())!;
  expect(panel.y).toBeGreaterThanOrEqual(0);
  expect(panel.y + panel.height).toBeLessThanOrEqual(420);
  const sideways = await widget.page.locator('.panel').evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(sideways).toBe(0);
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
});
