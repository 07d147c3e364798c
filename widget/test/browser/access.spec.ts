import type { Browser } from 'playwright-core';
import type { AgentServer } from '../support/agent-server.js';
import { accessibilityFaults } from '../support/axe.js';
import { useMachines } from '../support/book-page.js';
import { BOOK, gate, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { answerRich, fullState, STATES } from '../support/states.js';

let browser: Browser;
let server: AgentServer;

useMachines((machines) => ({ browser, server } = machines));

it('the keyboard alone opens the panel, asks, reaches every control in order and returns the focus to the page', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK);
  server.answers = [answerRich];
  await widget.page.locator('#page-input').focus();
  await widget.page.keyboard.press('Control+i');
  await widget.composer.waitFor();
  await eventually(async () => expect(await focusName(widget)).toBe('Message'));
  await widget.page.keyboard.type('What is a topic?');
  await widget.page.keyboard.press('Enter');
  await widget.button('Copy answer').waitFor();
  const reached: string[] = [];
  await widget.page.keyboard.press('Shift+Tab');
  for (let step = 0; step < 40 && !reached.includes('Chats'); step += 1) {
    reached.push(await focusName(widget));
    expect(await focusIsVisible(widget)).toBe(true);
    await widget.page.keyboard.press('Shift+Tab');
  }
  const order = [
    'Answer again',
    'Bad answer',
    'Good answer',
    'Copy answer',
    'Sources (2)',
    'Source 1: Quality of service',
    'Close',
    'New chat',
    'Chats',
  ];
  expect(reached.filter((name) => order.includes(name))).toEqual(order);
  await widget.page.keyboard.press('Tab');
  await widget.page.keyboard.press('Escape');
  await eventually(async () => expect(await widget.page.evaluate(() => document.activeElement?.id)).toBe('page-input'));
  await widget.close();
});

it('the live region announces that an answer has begun and then its text, once each', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK);
  const hold = gate();
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['Topics **carry** '], { done: false });
      await hold.passed;
      stream.done('msg_1', 'Topics **carry** messages.');
    },
  ];
  await widget.openPanel();
  await widget.ask('What?');
  const live = widget.page.locator('.app > [role="status"]');
  await eventually(async () => expect(await live.innerText()).toBe('The assistant is answering.'));
  expect(await widget.log.getAttribute('aria-live')).toBe('off');
  expect(await widget.log.getAttribute('aria-busy')).toBe('true');
  hold.open();
  await eventually(async () => expect(await live.innerText()).toBe('Topics carry messages.'));
  await widget.close();
});

it('Escape closes the menu, then the list of chats, then the panel, and keeps the draft', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK);
  await server.seed('One');
  await widget.openPanel();
  await widget.composer.fill('unsent');
  await widget.button('Chats').click();
  await widget.button('Options of “One”').first().click();
  await widget.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
  await widget.page.keyboard.press('Escape');
  expect(await widget.page.getByRole('menuitem').count()).toBe(0);
  await widget.page.keyboard.press('Escape');
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('unsent'));
  await widget.composer.focus();
  await widget.page.keyboard.press('Escape');
  await widget.launcher.waitFor();
  await widget.close();
});

it.each(Object.keys(STATES))('axe finds no fault in the state "%s" with the light theme', async (name) => {
  const widget = await WidgetPage.open(browser, server.url + BOOK, { reducedMotion: 'reduce' });
  await fullState(name, widget, server);
  expect(await accessibilityFaults(widget.page)).toEqual([]);
  await widget.close();
});

const focusName = (widget: WidgetPage): Promise<string> =>
  widget.page.evaluate(() => {
    const active = document.querySelector('chat-widget')?.shadowRoot?.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
  });

const focusIsVisible = (widget: WidgetPage): Promise<boolean> =>
  widget.page.evaluate(() => {
    const active = document.querySelector('chat-widget')?.shadowRoot?.activeElement;
    return !active || getComputedStyle(active).outlineStyle !== 'none';
  });
