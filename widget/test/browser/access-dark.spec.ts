import type { Browser } from 'playwright-core';
import type { AgentServer } from '../support/agent-server.js';
import { accessibilityFaults } from '../support/axe.js';
import { useMachines } from '../support/book-page.js';
import { BOOK, WidgetPage } from '../support/browser.js';
import { fullState, STATES } from '../support/states.js';

let browser: Browser;
let server: AgentServer;

useMachines((machines) => ({ browser, server } = machines));

it.each(Object.keys(STATES))('axe finds no fault in the state "%s" with the dark theme', async (name) => {
  const widget = await WidgetPage.open(browser, `${server.url}${BOOK}/dark`, { reducedMotion: 'reduce' });
  await fullState(name, widget, server);
  expect(await accessibilityFaults(widget.page)).toEqual([]);
  await widget.close();
});
