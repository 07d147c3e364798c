import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import pixelmatch from 'pixelmatch';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { PNG } from 'pngjs';
import { startBrowser, WidgetPage } from '../../../widget/test/support/browser.js';
import { eventually } from '../../../widget/test/support/eventually.js';
import { FakeChatKit } from '../../../widget/test/support/fake-chatkit.js';
import { fullState } from '../../../widget/test/support/states.js';
import { type DrawnWith, drawnWith, frame, settle } from './picture-frame.js';

/** `npm run pictures` draws them again. Look at each picture before you commit it. */
const WRITES = process.env.WRITE_PICTURES !== undefined;
const FOLDER = new URL('../../../handbook/pictures/', import.meta.url);
const RECORD = new URL('drawn-with.json', FOLDER);
/** Share of pixels: about the area of a small icon. */
const TOLERANCE = 0.0005;

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1200, height: 800 } };
export const SIDEBAR: BrowserContextOptions = { viewport: { width: 1440, height: 1320 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
/** States that do not fit into the panel. Their pictures show the end. */
const ENDS = ['conversation', 'widgets'];
const KEYBOARD_TOP = 520;

let browser: Browser;
let server: FakeChatKit;
let comparable: boolean;

/** Registers the hooks that a spec needs before it draws: one browser for the spec, one scripted server for a test. */
export function preparePictures(): void {
  beforeAll(async () => {
    browser = await startBrowser();
    const here = await drawnWith(browser);
    await mkdir(FOLDER, { recursive: true });
    if (WRITES) await writeFile(RECORD, `${JSON.stringify(here)}\n`);
    const there = JSON.parse(await readFile(RECORD, 'utf8')) as DrawnWith;
    comparable = JSON.stringify(here) === JSON.stringify(there);
    if (!comparable)
      console.warn(
        `Pictures are not compared: the approved ones were drawn with ${JSON.stringify(there)}, and this machine has ${JSON.stringify(here)}.`,
      );
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = await FakeChatKit.start();
  });
  afterEach(() => server.stop());
}

type Step = (widget: WidgetPage) => Promise<unknown>;

/** Opens the widget in a state and takes a screenshot. `before` runs when the page is loaded, `after` in the state. */
export async function draw(
  state: string,
  path: string,
  options: BrowserContextOptions,
  before?: Step,
  after?: Step,
): Promise<Buffer> {
  const widget = await WidgetPage.open(browser, server.url + path, { reducedMotion: 'reduce', ...options });
  await frame(widget.page);
  await before?.(widget);
  await fullState(state, widget, server);
  await after?.(widget);
  await settle(widget.page, ENDS.includes(state) && options !== SIDEBAR ? 'end' : 'beginning');
  const bytes = await widget.page.screenshot({ animations: 'disabled', caret: 'hide' });
  await widget.close();
  return bytes;
}

/** Compares a screenshot with the approved picture of that name, where the fonts are the same. */
export async function expectPicture(name: string, bytes: Buffer): Promise<void> {
  const file = new URL(`${name.replaceAll(' ', '-')}.png`, FOLDER);
  if (WRITES) await writeFile(file, bytes);
  expect(existsSync(file)).toBe(true);
  if (!comparable) return;
  const [drawn, approved] = [PNG.sync.read(bytes), PNG.sync.read(await readFile(file))];
  expect([drawn.width, drawn.height]).toEqual([approved.width, approved.height]);
  const different = pixelmatch(drawn.data, approved.data, undefined, drawn.width, drawn.height, { threshold: 0.1 });
  expect(different / (drawn.width * drawn.height)).toBeLessThan(TOLERANCE);
}

export const sidebar: Step = (widget) =>
  widget.page.evaluate(() => document.querySelector('chat-widget')?.setAttribute('layout', 'sidebar'));

export async function showKeyboard(widget: WidgetPage): Promise<void> {
  await widget.page.evaluate((height) => {
    Object.defineProperty(visualViewport!, 'height', { value: height, configurable: true });
    visualViewport!.dispatchEvent(new Event('resize'));
    const keyboard = document.createElement('div');
    keyboard.style.cssText = `position:fixed;inset:${height}px 0 0;background:#c9ccd2;z-index:2147483647`;
    document.documentElement.append(keyboard);
  }, KEYBOARD_TOP);
  await eventually(async () => {
    const box = (await widget.composer.boundingBox())!;
    expect(box.y + box.height).toBeLessThan(KEYBOARD_TOP);
  });
}
