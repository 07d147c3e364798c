import type { Browser } from 'playwright-core';
import { CORPUS, TOPICS } from '../support/book.js';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { Proxy } from '../support/proxy.js';
import { ScriptedModel } from '../support/scripted-model.js';
import { SiteServer } from '../support/site-server.js';

/** The server saves a running answer once a second, and no request shows that it has. */
const CHECKPOINT_MILLISECONDS = 1_500;

let browser: Browser;
let model: ScriptedModel;
let server: SiteServer;
let proxy: Proxy;
let widget: WidgetPage;
let environment: Record<string, string>;

beforeAll(async () => {
  [browser, model] = await Promise.all([startBrowser(), ScriptedModel.start()]);
  environment = { ...model.environment, ...model.embeddings, CONTENT_DIR: CORPUS };
  server = await SiteServer.start(environment);
  proxy = await Proxy.start(server.url);
}, 180_000);
afterAll(() => Promise.all([browser?.close(), proxy?.stop(), server?.stop(), model?.stop()]));
beforeEach(async () => {
  proxy.bytewise = false;
  widget = await WidgetPage.open(browser, proxy.url + TOPICS);
});
afterEach(() => widget.close());

it('the panel opens with the focus in the message box and sends requests only to the site and its backend', async () => {
  const origins = new Set<string>();
  widget.page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await widget.page.reload();
  await widget.button('Ask AI').click();
  await widget.composer.waitFor();
  await eventually(async () => expect(await widget.composerHasFocus()).toBe(true));
  model.willSay('A topic is a **named** channel.\n\n```python\nprint(1)\n```\n\n$x^2$');
  await widget.ask('Hi');
  await widget.answer('named channel').waitFor();
  await widget.log.locator('.tok').first().waitFor();
  await widget.button('Copy answer').waitFor();
  expect([...origins].filter((origin) => origin !== 'null')).toEqual([proxy.url]);
});

it('an answer is shown while it streams, and its copy, feedback and retry buttons when it ends', async () => {
  const held = gate();
  model.willSay({ before: 'The first half ', gate: held, after: 'and the second.' });
  await widget.openPanel();
  await widget.ask('What is a topic?');
  await widget.log.getByText('What is a topic?').waitFor();
  await widget.answer('The first half').waitFor();
  expect(await widget.button('Copy answer').count()).toBe(0);
  held.open();
  await widget.answer('and the second.').waitFor();
  for (const name of ['Copy answer', 'Good answer', 'Bad answer', 'Answer again']) await widget.button(name).waitFor();
  const answered = widget.page.waitForResponse(
    (response) => response.request().postData()?.includes('items.feedback') ?? false,
  );
  await widget.button('Good answer').click();
  expect((await answered).status()).toBe(200);
  expect(widget.sent('items.feedback')[0]?.params).toMatchObject({
    item_ids: [expect.stringMatching(/^msg_/)],
    kind: 'positive',
  });
});

it('an answer is exact when its bytes arrive one at a time', async () => {
  proxy.bytewise = true;
  model.willSay('Grüße, 日本🤖 “quoted” \\ done.');
  await widget.openPanel();
  await widget.ask('Say it');
  await widget.button('Copy answer').waitFor();
  expect(await widget.log.locator('.assistant-message .md').innerText()).toBe('Grüße, 日本🤖 “quoted” \\ done.');
});

it('Stop keeps the text of the answer so far, also after a reload', async () => {
  const before = model.abandoned;
  model.willSay({ before: 'So far ', gate: gate(), after: 'and no further.' });
  await widget.openPanel();
  await widget.ask('Tell me everything');
  await widget.answer('So far').waitFor();
  await widget.button('Stop').click();
  await widget.log.getByText('Stopped').waitFor();
  await eventually(() => expect(model.abandoned).toBe(before + 1));
  expect(await widget.log.getByRole('alert').count()).toBe(0);
  await widget.page.reload();
  await widget.openPanel();
  await widget.answer('So far').waitFor();
});

it('stopping before the thread is created moves the message back into the message box', async () => {
  await widget.page.route('**/chatkit', () => undefined);
  await widget.openPanel();
  await widget.ask('Too early');
  await widget.button('Stop').click();
  expect(await widget.composer.inputValue()).toBe('Too early');
  expect(await widget.log.count()).toBe(0);
});

it('an answer whose connection breaks twice is resumed without losing or repeating text', async () => {
  const held = gate();
  model.willSay({ before: 'One two ', gate: held, after: 'three.' });
  await widget.openPanel();
  await widget.ask('Count');
  await widget.answer('One two').waitFor();
  expect(proxy.cut()).toBe(1);
  await eventually(() => expect(proxy.cut()).toBe(1));
  held.open();
  await widget.answer('One two three.').waitFor();
  await widget.button('Copy answer').waitFor();
  expect(await widget.log.locator('.assistant-message').count()).toBe(1);
  expect(await widget.page.getByRole('alert').count()).toBe(0);
  expect(widget.sent('threads.create')[0]?.headers['x-chatkit-resume']).toBe('1');
});

describe('two tabs that show the same thread', () => {
  let other: WidgetPage;

  beforeEach(async () => {
    await widget.openPanel();
    model.willSay({ before: 'Hello', gate: opened(), after: ' there.' });
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
    const page = await widget.page.context().newPage();
    await page.goto(proxy.url);
    other = await WidgetPage.on(page);
    await other.openPanel();
    await other.answer('Hello there.').waitFor();
  });

  it('a streaming answer is shown in every tab that has its thread open', async () => {
    const held = gate();
    model.willSay({ before: 'One two ', gate: held, after: 'three.' });
    await widget.ask('Count');
    await widget.answer('One two').waitFor();
    await other.answer('One two').waitFor();
    await other.log.locator('.user-message', { hasText: 'Count' }).waitFor();
    held.open();
    for (const tab of [widget, other]) await tab.answer('One two three.').waitFor();
    for (const tab of [widget, other]) {
      expect(await tab.log.locator('.assistant-message').count()).toBe(2);
      expect(await tab.log.locator('.user-message').count()).toBe(2);
      expect(await tab.log.getByRole('alert').count()).toBe(0);
    }
  });

  it('Stop in one tab ends the answer in both', async () => {
    const before = model.abandoned;
    model.willSay({ before: 'For ever ', gate: gate(), after: 'and ever' });
    await widget.ask('How long?');
    await other.answer('For ever').waitFor();
    await other.button('Stop').click();
    for (const tab of [widget, other]) await tab.button('Send').waitFor();
    await eventually(() => expect(model.abandoned).toBe(before + 1));
    for (const tab of [widget, other]) expect(await tab.log.getByRole('alert').count()).toBe(0);
  });

  it('two tabs ask in turn in the same thread', async () => {
    model.willSay(
      { before: 'To the', gate: opened(), after: ' first.' },
      { before: 'To the', gate: opened(), after: ' second.' },
    );
    await widget.ask('Question of one');
    await other.answer('To the first.').waitFor();
    await other.button('Send').waitFor();
    await other.ask('Question of the other');
    for (const tab of [widget, other]) {
      await tab.answer('To the second.').waitFor();
      expect(await tab.log.locator('.assistant-message').count()).toBe(3);
    }
  });
});

it('after a crash of the server the partial text stays, and a retry replaces it by one complete answer', async () => {
  model.willSay({ before: 'Half of ', gate: gate(), after: 'it' });
  await widget.openPanel();
  await widget.ask('What is a node?');
  await widget.answer('Half of').waitFor();
  await widget.page.waitForTimeout(CHECKPOINT_MILLISECONDS);
  await server.crash();
  await server.comeBack(environment);
  await widget.log.getByText('The answer was cut off.').waitFor({ timeout: 40_000 });
  await widget.answer('Half of').waitFor();
  model.willSay('The whole answer.');
  await retryUntilAnswered();
  await widget.button('Copy answer').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(1);
  expect(await widget.log.locator('.assistant-message').count()).toBe(1);
  await widget.page.reload();
  await widget.answer('The whole answer.').waitFor();
  expect(await widget.log.locator('.assistant-message, .user-message').count()).toBe(2);
}, 120_000);

/** Until the lease of the lost run has expired, the server rejects the retry because an answer is still running. */
async function retryUntilAnswered(): Promise<void> {
  await eventually(async () => {
    await widget
      .button('Try again')
      .click({ timeout: 500 })
      .catch(() => undefined);
    expect(await widget.answer('The whole answer.').count()).toBe(1);
  }, 40_000);
}

function opened(): ReturnType<typeof gate> {
  const open = gate();
  open.open();
  return open;
}
