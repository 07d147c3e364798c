import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startBrowser, WidgetPage } from '../support/browser.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import { fullState, STATES } from '../support/states.js';

const FOLDER = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

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
    await draw(name, `${name}-${scheme}`, scheme === 'dark' ? '/dark' : '/', {});
  });
});

it.each(['start', 'conversation', 'quote', 'history'])('draws "%s" on a phone', (name) => draw(name, `${name}-phone`, '/', PHONE));
it.each(['launcher', 'conversation', 'widgets', 'structured input'])('draws "%s" on a hostile page', (name) =>
  draw(name, `${name}-hostile`, '/hostile', {}),
);
it('draws the conversation from right to left', () => draw('conversation', 'conversation-rtl', '/rtl', {}));

async function draw(state: string, file: string, path: string, options: BrowserContextOptions): Promise<void> {
  const widget = await WidgetPage.open(browser, server.url + path, { viewport: { width: 1200, height: 800 }, ...options });
  await fullState(state, widget, server);
  await widget.page.mouse.move(5, 5);
  const picture = `${FOLDER}${file.replaceAll(' ', '-')}.png`;
  await widget.page.screenshot({ path: picture, animations: 'disabled' });
  await widget.close();
  expect(picture).toContain(file.split(' ')[0]);
}
