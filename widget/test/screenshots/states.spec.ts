import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startBrowser, WidgetPage } from '../support/browser.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import { fullState, STATES } from '../support/states.js';

const FOLDER = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

const SIDEBAR: BrowserContextOptions = { viewport: { width: 1440, height: 1180 } };

let browser: Browser;
let server: FakeChatKit;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await FakeChatKit.start();
});
afterEach(() => server.stop());

describe.each(['light', 'dark'])('%s', (scheme) => {
  it.each(Object.keys(STATES))('draws "%s"', async (name) => {
    const bytes = await draw(name, `${name}-${scheme}`, scheme === 'dark' ? '/dark' : '/');
    expect(bytes.length).toBeGreaterThan(5_000);
  });
});

it.each(['start', 'conversation', 'quote', 'history'])('draws "%s" on a phone', async (name) => {
  const bytes = await draw(name, `${name}-phone`, '/', PHONE);
  expect(bytes.length).toBeGreaterThan(5_000);
});

it.each([
  ['conversation', '/hostile', 'hostile', {}],
  ['conversation', '/rtl', 'rtl', {}],
  ['conversation', '/?sidebar', 'sidebar-light', SIDEBAR],
  ['conversation', '/dark?sidebar', 'sidebar-dark', SIDEBAR],
])('draws "%s" at %s', async (name, path, file, options) => {
  const bytes = await draw(name, `${name}-${file}`, path, options);
  expect(bytes.length).toBeGreaterThan(5_000);
});

async function draw(state: string, file: string, path: string, options: BrowserContextOptions = {}): Promise<Buffer> {
  const widget = await WidgetPage.open(browser, server.url + path, { viewport: { width: 1200, height: 800 }, ...options });
  if (path.includes('sidebar'))
    await widget.page.evaluate(() => document.querySelector('chat-widget')?.setAttribute('layout', 'sidebar'));
  await fullState(state, widget, server);
  await widget.page.mouse.move(5, 5);
  const picture = `${FOLDER}${file.replaceAll(' ', '-')}.png`;
  const bytes = await widget.page.screenshot({ path: picture, animations: 'disabled' });
  await widget.close();
  return bytes;
}
