import type { Browser } from 'playwright-core';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { SiteServer } from '../support/site-server.js';
import { ScriptedModel } from '../support/scripted-model.js';

const SENTENCE = 'article p';

let browser: Browser;
let server: SiteServer;
let model: ScriptedModel;
let widget: WidgetPage;
const faults: string[] = [];

beforeAll(async () => {
  [browser, model, server] = await Promise.all([startBrowser(), ScriptedModel.start(), SiteServer.start()]);
  widget = await WidgetPage.open(browser, server.url);
  widget.page.on('pageerror', (error) => faults.push(error.message));
}, 180_000);
afterAll(async () => {
  await widget?.close();
  await Promise.all([browser?.close(), server?.stop(), model?.stop()]);
});

it("goes a newcomer's whole path: read, select, ask, follow a citation, reload in an answer, stop another", async () => {
  await openLesson();
  await askAboutSelection();
  await followCitation();
  await server.restart(model.environment);
  await reloadInTheMiddle();
  await stopTheThird();

  expect(faults).toEqual([]);
}, 180_000);

async function openLesson(): Promise<void> {
  await widget.page.getByRole('main').getByRole('link', { name: 'Connect your own Postgres' }).click();
  await widget.page.getByRole('heading', { level: 1, name: 'Connect your own Postgres' }).waitFor();
  await widget.launcher.waitFor();
}

async function askAboutSelection(): Promise<void> {
  await widget.select(SENTENCE);
  await widget.offer.click();
  await widget.composer.waitFor();
  await recordAnswer();
  await widget.ask('Which version of Postgres do I need?');
  await widget.log.locator('.citation-pill').first().waitFor();
  const lengths = await widget.page.evaluate(() => (window as unknown as { lengths: number[] }).lengths);
  expect(new Set(lengths).size).toBeGreaterThan(1);
}

/** Notes how long the answer is each time that it grows. */
async function recordAnswer(): Promise<void> {
  await widget.page.evaluate(() => {
    const lengths: number[] = [];
    Object.assign(window, { lengths });
    const root = document.querySelector('chat-widget')?.shadowRoot;
    const note = (): void => {
      const length = root?.querySelector('.assistant-message')?.textContent?.length ?? 0;
      if (length > 0 && length !== lengths.at(-1)) lengths.push(length);
    };
    if (root) new MutationObserver(note).observe(root, { childList: true, subtree: true, characterData: true });
  });
}

async function followCitation(): Promise<void> {
  const pill = widget.log.locator('.citation-pill').first();
  const target = new URL((await pill.getAttribute('href'))!, widget.page.url());
  await pill.click();
  await eventually(() => expect(widget.page.url()).toBe(target.href));
  const section = widget.page.locator(`[id="${decodeURIComponent(target.hash.slice(1))}"]`);
  await section.waitFor();
  await eventually(async () => expect((await section.boundingBox())?.y).toBeGreaterThanOrEqual(0));
  expect((await section.boundingBox())?.y).toBeLessThan(800);
  await widget.log.locator('.citation-pill').first().waitFor();
}

async function reloadInTheMiddle(): Promise<void> {
  const held = gate();
  model.willSay({ before: 'First you take a dump, ', gate: held, after: 'then you restore it.' });
  await widget.ask('How do I move it?');
  await widget.answer('First you take a dump,').waitFor();
  await widget.page.reload();
  await widget.answer('First you take a dump,').waitFor();
  held.open();
  await widget.answer('First you take a dump, then you restore it.').waitFor();
  await widget.button('Send').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(2);
  expect(await widget.log.getByRole('alert').count()).toBe(0);
}

async function stopTheThird(): Promise<void> {
  model.willSay({ before: 'There is much to say ', gate: gate(), after: 'that nobody hears.' });
  await widget.ask('Tell me all');
  await widget.answer('There is much to say').waitFor();
  await widget.button('Stop').click();
  await widget.log.getByText('Stopped').waitFor();
  await eventually(() => expect(model.abandoned).toBe(1));
  await widget.page.reload();
  await widget.answer('There is much to say').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(3);
}
