import type { Browser } from 'playwright-core';
import { CORPUS } from '../support/book.js';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { ScriptedModel } from '../support/scripted-model.js';
import { SiteServer } from '../support/site-server.js';

let browser: Browser;
let model: ScriptedModel;
let server: SiteServer;
let one: WidgetPage;
let other: WidgetPage;

beforeAll(async () => {
  [browser, model] = await Promise.all([startBrowser(), ScriptedModel.start()]);
  server = await SiteServer.start({ ...model.environment, ...model.embeddings, CONTENT_DIR: CORPUS });
}, 180_000);
afterAll(() => Promise.all([browser?.close(), server?.stop(), model?.stop()]));
beforeEach(async () => {
  one = await WidgetPage.open(browser, server.url);
  await one.openPanel();
  model.willSay({ before: 'Hello', gate: opened(), after: ' there.' });
  await one.ask('Hi');
  await one.answer('Hello there.').waitFor();
  const page = await one.page.context().newPage();
  await page.goto(server.url);
  other = await WidgetPage.on(page);
  await other.openPanel();
  await other.answer('Hello there.').waitFor();
});
afterEach(() => one.close());

it('a streaming answer is shown in every tab that has its thread open', async () => {
  const held = gate();
  model.willSay({ before: 'One two ', gate: held, after: 'three.' });
  await one.ask('Count');
  await one.answer('One two').waitFor();
  await other.answer('One two').waitFor();
  await other.log.locator('.user-message', { hasText: 'Count' }).waitFor();
  held.open();
  for (const tab of [one, other]) await tab.answer('One two three.').waitFor();
  for (const tab of [one, other]) {
    expect(await tab.log.locator('.assistant-message').count()).toBe(2);
    expect(await tab.log.locator('.user-message').count()).toBe(2);
    expect(await tab.log.getByRole('alert').count()).toBe(0);
  }
});

it('Stop in one tab ends the answer in both', async () => {
  const before = model.abandoned;
  model.willSay({ before: 'For ever ', gate: gate(), after: 'and ever' });
  await one.ask('How long?');
  await other.answer('For ever').waitFor();
  await other.button('Stop').click();
  for (const tab of [one, other]) await tab.button('Send').waitFor();
  await eventually(() => expect(model.abandoned).toBe(before + 1));
  for (const tab of [one, other]) expect(await tab.log.getByRole('alert').count()).toBe(0);
});

it('two tabs ask in turn in the same thread', async () => {
  model.willSay(
    { before: 'To the', gate: opened(), after: ' first.' },
    { before: 'To the', gate: opened(), after: ' second.' },
  );
  await one.ask('Question of one');
  await other.answer('To the first.').waitFor();
  await other.button('Send').waitFor();
  await other.ask('Question of the other');
  for (const tab of [one, other]) {
    await tab.answer('To the second.').waitFor();
    expect(await tab.log.locator('.assistant-message').count()).toBe(3);
  }
});

function opened(): ReturnType<typeof gate> {
  const open = gate();
  open.open();
  return open;
}
