import pixelmatch from 'pixelmatch';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { PNG } from 'pngjs';
import type { AgentServer } from '../support/agent-server.js';
import { useMachines } from '../support/book-page.js';
import { BOOK, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { answerRich, fullState } from '../support/states.js';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Share of pixels that may differ: antialiasing of text depends on the background. */
const TOLERANCE = 0.003;
const ATTEMPTS = 3;

let browser: Browser;
let server: AgentServer;

useMachines((machines) => ({ browser, server } = machines));

it.each([
  ...['start', 'conversation', 'widgets', 'structured input', 'history', 'error'].map(
    (state) => [state, '', '/hostile'] as const,
  ),
  ['conversation', '/rtl', '/hostile-rtl'] as const,
])('styles of the page do not change how the panel looks: %s%s', async (state, plainPage, hostilePage) => {
  let share = 1;
  // A style that reaches the panel differs each time; a picture that was taken before the view came to rest does not.
  for (let attempt = 0; attempt < ATTEMPTS && share >= TOLERANCE; attempt += 1) {
    const [plain, hostile] = [await picture(state, plainPage), await picture(state, hostilePage)];
    expect([hostile.width, hostile.height]).toEqual([plain.width, plain.height]);
    const different = pixelmatch(plain.data, hostile.data, undefined, plain.width, plain.height, { threshold: 0.15 });
    share = different / (plain.width * plain.height);
  }
  expect(share).toBeLessThan(TOLERANCE);
});

it('on a phone the panel fills the screen, does not zoom and makes the page inert', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK, PHONE);
  await widget.openPanel();
  const panel = widget.page.locator('.panel');
  await eventually(async () => expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 }));
  expect(await widget.composer.evaluate((box) => parseFloat(getComputedStyle(box).fontSize))).toBeGreaterThanOrEqual(
    16,
  );
  expect(await widget.page.locator('main').evaluate((main) => main.hasAttribute('inert'))).toBe(true);
  expect(await smallTargets(widget)).toEqual([]);
  await widget.button('Close').click();
  expect(await widget.page.locator('main').evaluate((main) => main.hasAttribute('inert'))).toBe(false);
  await widget.close();
});

it('on a phone the message box stays above the on-screen keyboard', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK, PHONE);
  await widget.openPanel();
  await widget.page.evaluate(() => {
    Object.defineProperty(visualViewport!, 'height', { value: 500, configurable: true });
    visualViewport!.dispatchEvent(new Event('resize'));
  });
  const box = (await widget.composer.boundingBox())!;
  expect(box.y + box.height).toBeLessThan(500);
  await widget.close();
});

it('Enter that confirms a word of an input method does not send the message', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK);
  await widget.openPanel();
  await widget.composer.fill('にほん');
  await widget.composer.evaluate((box) => {
    const press = (more: KeyboardEventInit): boolean =>
      box.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, composed: true, ...more }),
      );
    press({ isComposing: true });
    press({ keyCode: 229 });
  });
  await widget.settled();
  expect(widget.sent('threads.create')).toEqual([]);
  expect(server.asked).toEqual([]);
  await widget.composer.press('Enter');
  await widget.answer('Hello there.').waitFor();
  await widget.close();
});

/** #212121 in each notation that browsers use: the surface is computed from a hue and a tint. */
const GRAPHITE = /^(rgb\(33, 33, 33\)|oklch\(0\.2477\d* 0 0\))$/;

it('the panel follows a theme change of the page, and text on an accent colour is readable', async () => {
  const widget = await WidgetPage.open(browser, server.url + BOOK);
  await widget.openPanel();
  const surface = (): Promise<string> =>
    widget.page.locator('.panel').evaluate((panel) => getComputedStyle(panel).backgroundColor);
  expect(await surface()).toBe('rgb(255, 255, 255)');
  await widget.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await eventually(async () => expect(await surface()).toMatch(GRAPHITE));
  await widget.setOptions({
    theme: { color: { accent: { primary: '#B87333' } }, radius: 'sharp', density: 'compact' },
  });
  await widget.composer.fill('x');
  const colours = await widget.page
    .locator('.send')
    .evaluate((button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).color]);
  expect(colours).toEqual(['rgb(184, 115, 51)', 'rgb(0, 0, 0)']);
  await widget.close();
});

it('the widget works under a content security policy without inline styles and scripts', async () => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
  server.answers = [answerRich];
  const widget = await WidgetPage.open(browser, `${server.url}${BOOK}/bare`, {
    pageHeaders: { 'content-security-policy': policy },
  });
  const faults: string[] = [];
  widget.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await widget.openPanel();
  await widget.ask('How?');
  await widget.page.locator('.tok').first().waitFor();
  const colour = await widget.page
    .locator('.tok', { hasText: 'class' })
    .first()
    .evaluate((token) => getComputedStyle(token).color);
  expect(colour).not.toBe('rgb(13, 13, 13)');
  expect(faults).toEqual([]);
  await widget.close();
});

it('on a right-to-left page the panel is mirrored and uses the texts of stringsUrl', async () => {
  const widget = await WidgetPage.open(browser, `${server.url}${BOOK}/rtl`);
  await widget.setOptions(() => {
    const words = { 'composer.placeholder': 'اكتب سؤالك', 'composer.label': 'رسالة' };
    const file = URL.createObjectURL(new Blob([JSON.stringify(words)], { type: 'application/json' }));
    return { stringsUrl: file, strings: { 'composer.label': 'Message' } };
  });
  await widget.openPanel();
  expect(await widget.composer.getAttribute('placeholder')).toBe('اكتب سؤالك');
  const panel = (await widget.page.locator('.panel').boundingBox())!;
  expect(panel.x).toBe(20);
  await widget.close();
});

async function picture(state: string, path: string): Promise<PNG> {
  server.reset();
  if (state === 'history') await server.clear();
  const widget = await WidgetPage.open(browser, server.url + BOOK + path, { reducedMotion: 'reduce' });
  await fullState(state, widget, server);
  await widget.page.mouse.move(5, 5);
  const bytes = await widget.page.locator('.panel').screenshot({ animations: 'disabled' });
  await widget.close();
  return PNG.sync.read(bytes);
}

/** Controls of the panel that are too small for a finger. */
const smallTargets = (widget: WidgetPage): Promise<string[]> =>
  widget.page
    .locator('.panel')
    .evaluate((panel) =>
      [...panel.querySelectorAll('button')]
        .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < 44)
        .map((button) => button.ariaLabel ?? button.textContent ?? ''),
    );
