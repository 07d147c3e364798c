import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import type { AgentServer } from '../support/agent-server.js';
import { accessibilityFaults } from '../support/axe.js';
import { useMachines } from '../support/book-page.js';
import { BOOK, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { fullState } from '../support/states.js';

// Every member of ChatKit.js's theme has an effect, and none can make text unreadable.

const FONT = readFile(createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_Main-Regular.woff2'));
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

let browser: Browser;
let server: AgentServer;
let widget: WidgetPage;

useMachines((machines) => ({ browser, server } = machines));
afterEach(() => widget.close());

async function open(theme: object, path = '', policy = ''): Promise<void> {
  const headers = policy === '' ? {} : { pageHeaders: { 'content-security-policy': policy } };
  widget = await WidgetPage.open(browser, `${server.url}${BOOK}${path}`, { ...headers, reducedMotion: 'reduce' });
  await widget.setOptions({ theme });
}

const styleOf = (selector: string, property: string): Promise<string> =>
  widget.page
    .locator(selector)
    .first()
    .evaluate((part, name) => getComputedStyle(part).getPropertyValue(name), property);
/** Red, green and blue from 0 to 255, whatever notation the browser uses. */
const colourOf = (selector: string, property = 'background-color'): Promise<number[]> =>
  widget.page
    .locator(selector)
    .first()
    .evaluate((part, name) => {
      const paint = document.createElement('canvas').getContext('2d')!;
      paint.fillStyle = getComputedStyle(part).getPropertyValue(name);
      paint.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = paint.getImageData(0, 0, 1, 1).data;
      return [red, green, blue];
    }, property);

it('theme sets text size, fonts, corner radius and density', async () => {
  await open({
    radius: 'sharp',
    density: 'compact',
    typography: { baseSize: 17, fontFamily: 'Georgia', fontFamilyMono: 'monospace' },
  });
  await fullState('conversation', widget, server);
  expect([
    await styleOf('.panel', 'font-size'),
    await styleOf('.panel', 'font-family'),
    await styleOf('.code-body', 'font-family'),
  ]).toEqual(['17px', 'Georgia', 'monospace']);
  for (const part of ['.panel', '.composer', '.bubble', '.send', '.citation-pill'])
    expect([part, await styleOf(part, 'border-radius')]).toEqual([part, '0px']);
  const compact = parseFloat(await styleOf('.column', 'row-gap'));
  await widget.setOptions({ theme: { radius: 'pill', density: 'spacious' } });
  await eventually(async () => expect(parseFloat(await styleOf('.column', 'row-gap'))).toBeGreaterThan(compact));
  expect(parseFloat(await styleOf('.composer', 'border-radius'))).toBeGreaterThan(24);
});

it('theme.color.surface sets background and text, and all other colours stay readable', async () => {
  await open({ color: { surface: { background: '#101820', foreground: '#c0c8d0' } } });
  await fullState('conversation', widget, server);
  expect([await colourOf('.panel'), await colourOf('.panel', 'color')]).toEqual([
    [16, 24, 32],
    [192, 200, 208],
  ]);
  expect(await accessibilityFaults(widget.page)).toEqual([]);
});

it('an unreadable text colour is replaced, and an invalid colour is ignored', async () => {
  await open({
    color: { surface: { background: '#1f2937', foreground: '#273444' }, accent: { primary: 'no colour' } },
  });
  await fullState('conversation', widget, server);
  expect([await colourOf('.panel'), await colourOf('.panel', 'color')]).toEqual([
    [31, 41, 55],
    [255, 255, 255],
  ]);
  await widget.composer.fill('x');
  expect(await colourOf('.send')).toEqual([255, 255, 255]);
  expect(await accessibilityFaults(widget.page)).toEqual([]);
});

it.each([
  ['light', [0, 1, 2, 3].map((level) => ({ colorScheme: 'light', color: { accent: { primary: '#d7263d', level } } }))],
  ['dark', [0, 1, 2, 3].map((level) => ({ colorScheme: 'dark', color: { accent: { primary: '#ffd23f', level } } }))],
])(
  "accent.level mixes more of the accent into the reader's bubble with each step: %s theme",
  async (_scheme, themes) => {
    await open(themes[0]!);
    await fullState('conversation', widget, server);
    const colours = [];
    for (const theme of themes) {
      await widget.setOptions({ theme });
      colours.push(await colourOf('.bubble'));
      expect(await accessibilityFaults(widget.page)).toEqual([]);
    }
    const saturation = colours.map((channels) => Math.max(...channels) - Math.min(...channels));
    expect(saturation.slice(1)).toEqual(saturation.slice(1).toSorted((one, other) => one - other));
    expect(new Set(colours.map(String)).size).toBe(4);
  },
);

it.each(['light', 'dark'])('grayscale.shade makes greys darker and lighter: %s theme', async (colorScheme) => {
  await open({ colorScheme });
  await fullState('conversation', widget, server);
  const lightness = [];
  for (const shade of [-4, 0, colorScheme === 'light' ? 2 : 4]) {
    await widget.setOptions({ theme: { colorScheme, color: { grayscale: { hue: 220, tint: 6, shade } } } });
    lightness.push((await colourOf('.code-block'))[0]!);
    expect(await accessibilityFaults(widget.page)).toEqual([]);
  }
  expect(lightness[0]).toBeLessThan(lightness[1]!);
  expect(lightness[1]).toBeLessThan(lightness[2]!);
});

describe('fonts of the page', () => {
  const typography = {
    fontFamily: 'Own, serif',
    fontSources: [
      { family: 'Own', src: '/book-font.woff2', weight: 400 },
      { family: 'Broken', src: 'http://[' },
    ],
  };
  const asked: string[] = [];
  const faces = (): Promise<string[]> =>
    widget.page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`));

  async function openWithFont(theme: object, policy: string): Promise<string[]> {
    asked.length = 0;
    await open({}, '/bare', policy);
    const refused: string[] = [];
    widget.page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    widget.page.on('request', (request) => request.resourceType() === 'font' && asked.push(request.url()));
    const body = await FONT;
    await widget.page.route('**/*.woff2', (route) => route.fulfill({ contentType: 'font/woff2', body }));
    await widget.setOptions({ theme });
    await widget.openPanel();
    return refused;
  }

  it('fontSources are loaded and shown if the content security policy allows fonts', async () => {
    const refused = await openWithFont({ typography }, `${POLICY}; font-src 'self'`);
    await eventually(async () => expect(await faces()).toEqual(['Own loaded']));
    expect([new Set(asked), refused]).toEqual([new Set([`${server.url}/book-font.woff2`]), []]);
  });

  it('a font that the content security policy forbids is replaced by the next of the family list', async () => {
    const refused = await openWithFont({ typography }, POLICY);
    await eventually(async () => expect(await faces()).toEqual(['Own error']));
    expect(refused.join()).toMatch(/font/i);
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
  });

  it('no font is loaded without fontSources', async () => {
    await openWithFont({ typography: { fontFamily: 'Own, serif' } }, '');
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
    expect([asked, await faces()]).toEqual([[], []]);
  });
});
