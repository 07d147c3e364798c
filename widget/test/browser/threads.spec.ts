import type { Browser } from 'playwright-core';
import { startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import type { StreamWriter } from '../support/stream-writer.js';
import { assistantItem, threadOf, userItem } from '../support/items.js';

let browser: Browser;
let server: FakeChatKit;
let widget: WidgetPage;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await FakeChatKit.start();
  widget = await WidgetPage.open(browser, server.url);
});
afterEach(async () => {
  await widget.close();
  await server.stop();
});

it('13. brings back my last thread at its newest message and loads older ones without a jump', async () => {
  server.addThread('thr_long', 'Long', longThread(45));
  await widget.page.evaluate(() => localStorage.setItem('bw:thread', 'thr_long'));
  await widget.openPanel();
  await widget.log.getByText('Answer 44').waitFor();
  expect(await widget.log.getByText('Answer 4', { exact: true }).count()).toBe(0);
  const oldest = widget.log.locator('.turn').first();
  await oldest.waitFor();
  const mark = await oldest.innerText();
  const placeOf = (): Promise<number> =>
    widget.log.locator('.turn', { hasText: mark.split('\n')[0]! }).first().evaluate((turn) => turn.getBoundingClientRect().top);
  await widget.log.evaluate((log) => log.scrollTo(0, 150));
  const before = await placeOf();
  await eventually(async () => expect(await widget.log.locator('.turn').count()).toBeGreaterThan(12));
  expect(Math.abs((await placeOf()) - before)).toBeLessThan(3);
  await widget.log.evaluate((log) => log.scrollTo(0, 0));
  await widget.log.getByText('Question 0', { exact: true }).waitFor();
  expect(await widget.log.locator('.turn').count()).toBe(23);
});

it('14. renames a chat, deletes one after asking, opens a third, and follows titles the server gives', async () => {
  for (const name of ['Alpha', 'Beta', 'Gamma']) server.addThread(`thr_${name}`, name, [userItem(`u${name}`, `thr_${name}`, `About ${name}`)]);
  await widget.openPanel();
  await widget.button('Chats').click();
  await widget.button('Options of “Alpha”').click();
  await widget.page.getByRole('menuitem', { name: 'Rename' }).click();
  await widget.page.getByRole('textbox', { name: 'New name' }).fill('Alpha two');
  await widget.page.keyboard.press('Enter');
  await widget.button('Alpha two').first().waitFor();
  expect(server.threads.get('thr_Alpha')?.title).toBe('Alpha two');
  await widget.button('Options of “Beta”').click();
  await widget.page.getByRole('menuitem', { name: 'Delete' }).click();
  expect(server.threads.has('thr_Beta')).toBe(true);
  await widget.page.getByText('Delete this chat?').waitFor();
  await widget.button('Delete').click();
  await eventually(() => expect(server.threads.has('thr_Beta')).toBe(false));
  await widget.page.getByText('Gamma', { exact: true }).click();
  await widget.log.getByText('About Gamma').waitFor();
  server.answers = [
    (stream) => {
      stream.send({ type: 'thread.updated', thread: threadOf(stream.threadId, 'A better name') });
      stream.text('msg_9', ['Yes.']);
    },
  ];
  await widget.ask('More');
  await widget.page.getByRole('heading', { name: 'A better name' }).waitFor();
  expect(await widget.log.getByText('About Gamma').count()).toBe(1);
});

it('keeps a draft over a reload, and gives a failed message back for another try without doubling it', async () => {
  await widget.openPanel();
  await widget.composer.fill('Half a thought');
  await widget.page.reload();
  await widget.openPanel();
  expect(await widget.composer.inputValue()).toBe('Half a thought');
  server.refusals = [{ status: 503 }];
  await widget.button('Send').click();
  await widget.log.getByText('Not sent').waitFor();
  await widget.button('Try again').click();
  await widget.answer('Hello there.').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(1);
  const ids = server.streamed().map(({ metadata }) => metadata['client_message_id']);
  expect(ids[0]).toBe(ids[1]);
});

it('counts down after too many questions and lets me edit what was refused', async () => {
  server.refusals = [
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 422, body: { code: 'query_too_long', detail: 'This question is too long.' } },
  ];
  await widget.openPanel();
  await widget.ask('First');
  await widget.log.getByText('Try again in 1 s.').waitFor();
  await widget.button('Try again').click();
  await widget.page.getByRole('alert').getByText('This question is too long.').waitFor();
  await widget.button('Edit').click();
  expect(await widget.composer.inputValue()).toBe('First');
  expect(await widget.log.count()).toBe(0);
});

it('starts a new chat with my words when the old one is not there any more', async () => {
  await widget.openPanel();
  await widget.ask('First');
  await widget.answer('Hello there.').waitFor();
  server.refusals = [{ status: 404 }];
  await widget.ask('Second');
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('Second'));
  await widget.button('Send').click();
  await widget.answer('Hello there.').waitFor();
  expect(server.streamed().map(({ type }) => type)).toEqual(['threads.create', 'threads.add_user_message', 'threads.create']);
});

it('tells the page and closes the message box when I am signed out, and opens it when I am back', async () => {
  await widget.page.evaluate(() => {
    const element = document.querySelector('chat-widget') as unknown as { setOptions(options: object): void };
    element.setOptions({ onAuthError: () => Object.assign(window, { signedOut: true }) });
  });
  server.refusals = [{ status: 401 }];
  await widget.openPanel();
  await widget.ask('Hi');
  await widget.page.getByRole('alert').getByText('Please sign in to go on.').waitFor();
  expect(await widget.composer.isDisabled()).toBe(true);
  expect(await widget.page.evaluate(() => 'signedOut' in window)).toBe(true);
  await widget.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await eventually(async () => expect(await widget.composer.isDisabled()).toBe(false));
  await widget.button('Edit').click();
  expect(await widget.composer.inputValue()).toBe('Hi');
});

it('goes on with an answer whose connection broke, without losing or repeating a word', async () => {
  server.numbered = true;
  let times = 0;
  // The first try to go on is closed early as well, without the word that the run ended.
  const resume = (rest: StreamWriter): void => {
    times += 1;
    if (times === 1) return rest.send({ type: 'progress_update', text: 'Counting' });
    rest.done('msg_1', 'One two three.');
    rest.ended();
  };
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['One ', 'two '], { done: false });
      server.runs.set('run_1', { threadId: stream.threadId, serve: resume });
      await new Promise((resolve) => setTimeout(resolve, 100));
      stream.cut();
    },
  ];
  await widget.openPanel();
  await widget.ask('Count');
  await widget.answer('One two three.').waitFor();
  expect(await widget.log.locator('.assistant-message').count()).toBe(1);
  expect(await widget.page.getByRole('alert').count()).toBe(0);
  expect(server.streamed()[0]?.headers['x-chatkit-resume']).toBe('1');
});

it('shows the rest of an answer that was being written when the page was reloaded, and stops it by an explicit call', async () => {
  server.addThread('thr_1', null, [userItem('msg_u', 'thr_1', 'Count')]);
  server.runs.set('run_7', {
    threadId: 'thr_1',
    serve: async (stream) => {
      stream.send({ type: 'thread.item.added', item: assistantItem('msg_1', 'thr_1', 'One two ') });
      while (!stream.closed) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  });
  await widget.page.evaluate(() => localStorage.setItem('bw:thread', 'thr_1'));
  await widget.openPanel();
  await widget.answer('One two').waitFor();
  await widget.button('Stop').click();
  await eventually(() => expect(server.cancelled).toEqual(['run_7']));
  await widget.log.getByText('Stopped').waitFor();
});

it('shows an answer that another tab stopped as stopped, not as broken', async () => {
  server.addThread('thr_1', null, [userItem('msg_u', 'thr_1', 'Count')]);
  server.runs.set('run_8', {
    threadId: 'thr_1',
    serve: (stream) => {
      stream.send({ type: 'thread.item.added', item: assistantItem('msg_1', 'thr_1', 'One two ') });
      server.store('thr_1', [assistantItem('msg_1', 'thr_1', 'One two ')]);
      stream.ended('cancelled');
    },
  });
  await widget.page.evaluate(() => localStorage.setItem('bw:thread', 'thr_1'));
  await widget.openPanel();
  await widget.answer('One two').waitFor();
  await widget.button('Copy answer').waitFor();
  expect(await widget.page.getByRole('alert').count()).toBe(0);
});

it('refuses, as ChatKit does, what would collide with a running answer', async () => {
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['Slow '], { done: false });
      while (!stream.closed) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  ];
  await widget.openPanel();
  await widget.ask('Go');
  await widget.answer('Slow').waitFor();
  const refused = await widget.page.evaluate(async () => {
    const element = document.querySelector('chat-widget') as unknown as { sendUserMessage(message: object): Promise<void> };
    return element.sendUserMessage({ text: 'Me too' }).then(
      () => 'sent',
      (error: Error) => error.name,
    );
  });
  expect(refused).toBe('BusyError');
});

function longThread(count: number): ({ id: string; type: string } & Record<string, unknown>)[] {
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? userItem(`i${index}`, 'thr_long', `Question ${index / 2}`)
      : assistantItem(`i${index}`, 'thr_long', `Answer ${index}\n\nwith a second paragraph of some length that fills a few lines of the panel.`),
  ).concat(count % 2 === 1 ? [assistantItem('last', 'thr_long', 'Answer 44')] : []) as never;
}
