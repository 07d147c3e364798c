import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startBrowser } from '../../widget/test/support/browser.js';
import { eventually } from '../../widget/test/support/eventually.js';
import { ScriptedModel } from '../../widget/test/support/scripted-model.js';
import { SiteServer } from '../../widget/test/support/site-server.js';
import { accessibilityFaultsOfPage } from './support/page-axe.js';

const LESSON = '/start/configuration/postgres';
const KINDS = {
  'the first page': '/',
  'a lesson with code': LESSON,
  'a lesson with a table': '/start/configuration/variables',
  'a chapter': '/build/protocol',
  'the results of a search': '/_site/search?q=postgres',
  'a missing page': '/nowhere',
};
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
let model: ScriptedModel;
let server: SiteServer;
let page: Page;

beforeAll(async () => {
  model = await ScriptedModel.start();
  const environment = { ...model.environment, ...model.embeddings };
  [browser, server] = await Promise.all([startBrowser(), SiteServer.start(environment)]);
}, 300_000);
afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop(), model?.stop()]);
});
afterEach(() => page.context().close());

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  page = await context.newPage();
  await page.goto(server.url + path);
}

it.each(Object.entries(KINDS))('axe finds no fault on %s in light and in dark colours', async (_kind, path) => {
  await open(path, { colorScheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();

  expect(await accessibilityFaultsOfPage(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
  expect(await accessibilityFaultsOfPage(page)).toEqual([]);
});

it.each(Object.entries(KINDS))('%s fits the screen of a phone, and axe finds no fault', async (_kind, path) => {
  await open(path, PHONE);

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await accessibilityFaultsOfPage(page)).toEqual([]);
});

it('the site requests nothing from other origins and causes no errors in the console', async () => {
  const origins = new Set<string>();
  const faults: string[] = [];
  await open('/');
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  for (const path of ['/', LESSON, '/_site/search?q=a', '/build/agents-and-tools/the-widget'])
    await page.goto(server.url + path);
  await page.locator('.launcher').click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();

  expect([...origins]).toEqual([server.url]);
  expect(faults).toEqual([]);
});

it('/docs shows every route and sends a request under its Content-Security-Policy, without errors in the console', async () => {
  const faults: string[] = [];
  const context = await browser.newContext();
  page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  const response = await page.goto(`${server.url}/docs`);

  expect(response?.headers()['content-security-policy']).toContain("script-src 'self';");
  const route = page.locator('.opblock', { hasText: '/health/live' });
  await route.locator('.opblock-summary-control').click();
  await route.getByRole('button', { name: 'Try it out' }).click();
  await route.getByRole('button', { name: 'Execute' }).click();
  await route.locator('.live-responses-table', { hasText: '"status": "ok"' }).waitFor();
  expect(faults).toEqual([]);
});

it('search works by keyboard: focus the box, type, move through the results, open one', async () => {
  await open('/');

  await page.keyboard.press('/');
  // One input: while letters are typed, each answer of the server replaces the list and takes the focus from it.
  await page.keyboard.insertText('connection url');
  await page.locator('.search-results li:first-child', { hasText: 'Write the connection URL' }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Write the connection URL');
  await page.keyboard.press('Enter');

  await page.waitForURL(`${server.url}${LESSON}#write-the-connection-url`);
  await page.keyboard.press('/');
  await page.keyboard.insertText('backup');
  await page
    .getByRole('status')
    .filter({ hasText: /section/ })
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('backup');
});

it('the links to neighbour pages work without a script', async () => {
  await open('/start/first-steps', { javaScriptEnabled: false });

  await page.getByRole('link', { name: /^Next/ }).click();
  await page.getByRole('link', { name: /^Previous/ }).click();
  await page.getByRole('searchbox').fill('Postgres');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();

  expect(await page.getByRole('main').getByRole('listitem').count()).toBeGreaterThan(3);
});

it('the skip link moves the keyboard focus to the text, and the focus is visible', async () => {
  await open(LESSON);

  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  const focus = await page.evaluate(() => {
    const active = document.activeElement!;
    return { isInText: active.closest('main') !== null, outline: getComputedStyle(active).outlineStyle };
  });
  expect(focus).toEqual({ isInText: true, outline: 'solid' });
});

it('a link to a section scrolls it below the header and marks it', async () => {
  await open(`${LESSON}#write-the-connection-url`);

  const heading = page.getByRole('heading', { name: 'Write the connection URL' });
  const header = (await page.locator('header.site').boundingBox())!;
  await eventually(async () => expect((await heading.boundingBox())!.y).toBeGreaterThan(header.height));
  expect((await heading.boundingBox())!.y).toBeLessThan(200);
  expect(await heading.evaluate((element) => getComputedStyle(element).boxShadow)).not.toBe('none');
});

it('a long navigation scrolls to the current page', async () => {
  await open('/build/agents-and-tools/the-widget');

  const current = (await page.locator('.navigation [aria-current]').boundingBox())!;

  expect(current.y).toBeLessThan(800);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

it('the copy button copies a block of code', async () => {
  await open(LESSON, { permissions: ['clipboard-read', 'clipboard-write'] });

  await page.locator('.code').first().hover();
  await page.getByRole('button', { name: 'Copy code' }).first().click();

  await page.getByRole('button', { name: 'Copy code' }).first().filter({ hasText: 'Copied' }).waitFor();
  const shown = (await page.locator('.code pre').first().innerText()).trimEnd();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
});

it('on a phone, the chapter list opens and closes, and search works', async () => {
  await open(LESSON, PHONE);

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('navigation', { name: 'Book' }).getByRole('link', { name: 'Choose a model server' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.getByRole('navigation', { name: 'Book' }).isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Search', exact: true }).click();

  await page.getByRole('searchbox').waitFor();
});

it('the print version shows only the text and all of its code', async () => {
  await open(LESSON);
  await page.emulateMedia({ media: 'print' });

  for (const part of ['header.site', '.navigation', '.contents', '.pager', '.code button', '.launcher'])
    expect(await page.locator(part).first().isVisible()).toBe(false);
  const cut = await page
    .locator('pre')
    .evaluateAll((blocks) => blocks.filter((block) => block.scrollWidth > block.clientWidth).length);
  expect(cut).toBe(0);
});

it('a missing page offers search and links', async () => {
  await open('/old/postgres');

  await page
    .getByRole('main')
    .getByRole('link', { name: /^Connect your own Postgres/ })
    .click();

  await page.getByRole('heading', { level: 1, name: 'Connect your own Postgres' }).waitFor();
  expect(page.url()).toBe(server.url + LESSON);
});
