import type { Browser, Locator } from 'playwright-core';
import { gate, startBrowser, WidgetPage } from '../../widget/test/support/browser.js';
import { eventually } from '../../widget/test/support/eventually.js';
import { ScriptedModel } from '../../widget/test/support/scripted-model.js';
import { NpmStart } from './support/npm-start.js';

const SENTENCE = 'PostgreSQL 14 or later is required.';

let browser: Browser;
let server: NpmStart;
let model: ScriptedModel;
let widget: WidgetPage;
const faults: string[] = [];

beforeAll(async () => {
  [browser, model, server] = await Promise.all([startBrowser(), ScriptedModel.start(), NpmStart.run()]);
}, 600_000);
afterAll(async () => {
  await widget?.close();
  await Promise.all([browser?.close(), server?.stop(), model?.stop()]);
}, 60_000);

it('a newcomer starts with `npm start`, reads, selects, asks, follows a citation, reloads and stops an answer', async () => {
  widget = await WidgetPage.open(browser, server.url);
  widget.page.on('pageerror', (error) => faults.push(error.message));

  await readLesson();
  await selectSentence();
  await askAboutIt();
  await followCitation();
  // The first part needs no variable. The second part needs answers that can be paused, so it uses a scripted model
  // server.
  await server.again(model.environment);
  await reloadInTheMiddle();
  await stopTheThird();

  expect(faults).toEqual([]);
}, 400_000);

async function readLesson(): Promise<void> {
  await widget.page.getByRole('main').getByRole('link', { name: 'Connect your own Postgres' }).click();
  await widget.page.getByRole('heading', { level: 1, name: 'Connect your own Postgres' }).waitFor();
  await widget.launcher.waitFor();
}

/** Selects with the mouse, from the first letter of the sentence to the last. */
async function selectSentence(): Promise<void> {
  const { from, to } = await widget.page.locator('article p', { hasText: SENTENCE }).evaluate((paragraph, sentence) => {
    const text = [...paragraph.childNodes].find((node) => node.textContent?.includes(sentence))!;
    const start = text.textContent!.indexOf(sentence);
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + sentence.length);
    const [first, last] = [range.getClientRects()[0]!, [...range.getClientRects()].at(-1)!];
    return { from: { x: first.left + 1, y: first.top + 8 }, to: { x: last.right - 1, y: last.top + 8 } };
  }, SENTENCE);
  await widget.page.mouse.move(from.x, from.y);
  await widget.page.mouse.down();
  await widget.page.mouse.move(to.x, to.y, { steps: 8 });
  await widget.page.mouse.up();
  expect(await widget.page.evaluate(() => String(getSelection()))).toContain(SENTENCE.slice(1, -1));
}

async function askAboutIt(): Promise<void> {
  await widget.offer.click();
  await widget.composer.waitFor();
  await noteLengthsOfAnswer();
  await widget.composer.fill('Which version of Postgres do I need?');
  await widget.composer.press('Enter');

  await widget.log.locator('.user-message', { hasText: SENTENCE.slice(1, -1) }).waitFor();
  await citation().waitFor();
  const lengths = await widget.page.evaluate(() => (window as unknown as { lengths: number[] }).lengths);
  // Without a model, all quotes may arrive within one frame. The next answer is paused, so that its growth is visible.
  expect(lengths.length).toBeGreaterThan(0);
}

/** Records the length of the answer each time that it grows on the screen. */
async function noteLengthsOfAnswer(): Promise<void> {
  await widget.page.evaluate(() => {
    const lengths: number[] = [];
    Object.assign(window, { lengths });
    const root = document.querySelector('chat-widget')!.shadowRoot!;
    const note = (): void => {
      const length = root.querySelector('.assistant-message')?.textContent?.length ?? 0;
      if (length > (lengths.at(-1) ?? 0)) lengths.push(length);
    };
    new MutationObserver(note).observe(root, { childList: true, subtree: true, characterData: true });
  });
}

async function followCitation(): Promise<void> {
  const target = new URL((await citation().getAttribute('href'))!, widget.page.url());
  await citation().click();
  await eventually(() => expect(widget.page.url()).toBe(target.href));
  const section = widget.page.locator(`[id="${decodeURIComponent(target.hash.split(':~:')[0]!.slice(1))}"]`);
  await eventually(async () => expect((await section.boundingBox())?.y).toBeGreaterThanOrEqual(0));
  expect((await section.boundingBox())?.y).toBeLessThan(800);
  // The panel stays open and shows the conversation.
  await citation().waitFor();
}

async function reloadInTheMiddle(): Promise<void> {
  const held = gate();
  model.willSay({ before: 'First you take a dump, ', gate: held, after: 'then you restore it.' });
  await widget.ask('How do I move it?');
  await widget.answer('First you take a dump,').waitFor();
  await widget.page.reload();
  await widget.answer('First you take a dump,').waitFor();
  await widget.button('Stop').waitFor();
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
  expect(await widget.log.getByText('that nobody hears').count()).toBe(0);
}

const citation = (): Locator => widget.log.locator('.citation-pill').first();
