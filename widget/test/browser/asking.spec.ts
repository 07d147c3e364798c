import type { Browser } from 'playwright-core';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import { assistantItem } from '../support/items.js';

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

it('1. opens with the cursor in the message box and asks nobody but the site and its backend', async () => {
  const origins = new Set<string>();
  widget.page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await widget.page.reload();
  await widget.button('Ask AI').click();
  await widget.composer.waitFor();
  await expectFocus();
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  expect([...origins].filter((origin) => origin !== 'null')).toEqual([server.url]);
});

it('2. shows my words at once, the answer while it grows, and copy, thumbs and retry when it ends', async () => {
  const hold = gate();
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['The first half '], { done: false });
      await hold.passed;
      stream.done('msg_1', 'The first half and the second.');
    },
  ];
  await widget.openPanel();
  await widget.ask('What is a topic?');
  await widget.log.getByText('What is a topic?').waitFor();
  await widget.answer('The first half').waitFor();
  expect(await widget.button('Copy answer').count()).toBe(0);
  hold.open();
  await widget.answer('and the second.').waitFor();
  for (const name of ['Copy answer', 'Good answer', 'Bad answer', 'Answer again']) await widget.button(name).waitFor();
  await widget.button('Good answer').click();
  await eventually(() => expect(server.streamed('items.feedback')[0]?.params).toEqual({ thread_id: 'thr_1', item_ids: ['msg_1'], kind: 'positive' }));
});

it('3. stays letter-perfect when bytes arrive one at a time, cut inside characters and JSON', async () => {
  const words = 'Grüße, 日本🤖 “quoted” \\ done.';
  server.answers = [
    async (stream) => {
      const frame = `data: ${JSON.stringify({ type: 'thread.item.done', item: assistantItem('msg_1', stream.threadId, words) })}\n\n`;
      for (const byte of Buffer.from(frame)) {
        stream.raw(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
    },
  ];
  await widget.openPanel();
  await widget.ask('Say it');
  await widget.answer('done.').waitFor();
  expect(await widget.log.locator('.assistant-message .md').innerText()).toBe('Grüße, 日本🤖 “quoted” \\ done.');
});

it('9. keeps the text so far when I press Stop, and shows the same after a reload', async () => {
  let stopped = false;
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['So far '], { done: false });
      while (!stream.closed) await new Promise((resolve) => setTimeout(resolve, 10));
      stopped = true;
      server.store(stream.threadId, [assistantItem('msg_1', stream.threadId, 'So far ')]);
    },
  ];
  await widget.openPanel();
  await widget.ask('Tell me everything');
  await widget.answer('So far').waitFor();
  await widget.button('Stop').click();
  await widget.log.getByText('Stopped').waitFor();
  await eventually(() => expect(stopped).toBe(true));
  expect(await widget.log.getByRole('alert').count()).toBe(0);
  await reopen();
  await widget.answer('So far').waitFor();
});

it('10. keeps the partial text when the connection dies; retry gives one clean answer to one question', async () => {
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['Half of '], { done: false });
      await new Promise((resolve) => setTimeout(resolve, 150));
      stream.cut();
    },
    (stream) => stream.text('msg_2', ['The whole answer.']),
  ];
  await widget.openPanel();
  await widget.ask('What is a node?');
  await widget.log.getByText('The answer was cut off.').waitFor();
  await widget.button('Try again').click();
  await widget.answer('The whole answer.').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(1);
  expect(await widget.log.locator('.assistant-message').count()).toBe(1);
  expect(server.streamed().map(({ type }) => type)).toEqual(['threads.create', 'threads.retry_after_item']);
});

it('11. shows an error without retry as its message, and the chat goes on', async () => {
  server.answers = [
    (stream) => stream.send({ type: 'error', code: 'custom', message: 'The shelf is empty.', allow_retry: false }),
    (stream) => stream.text('msg_2', ['Now it works.']),
  ];
  await widget.openPanel();
  await widget.ask('One');
  await widget.page.getByRole('alert').getByText('The shelf is empty.').waitFor();
  expect(await widget.button('Try again').count()).toBe(0);
  await widget.ask('Two');
  await widget.answer('Now it works.').waitFor();
});

it('12. survives unknown events, items and widgets and a duplicate without showing anything twice', async () => {
  const faults: string[] = [];
  widget.page.on('pageerror', (error) => faults.push(error.message));
  server.answers = [
    (stream) => {
      const { threadId } = stream;
      stream.send(
        { type: 'thread.sparkle', glitter: 1 },
        { type: 'thread.item.done', item: { id: 'odd', type: 'hologram', thread_id: threadId, created_at: 'x' } },
        {
          type: 'thread.item.done',
          item: { id: 'wid', type: 'widget', thread_id: threadId, created_at: 'x', widget: { type: 'Card', children: [{ type: 'Hologram', children: { type: 'Text', value: 'Inside' } }] } },
        },
      );
      stream.raw('data: {not json\n\n: a comment\n\ndata: [DONE]\n\n');
      stream.text('msg_1', ['Once'], { done: false });
      stream.send({ type: 'thread.item.added', item: assistantItem('msg_1', threadId, null) });
      stream.done('msg_1', 'Once only.');
      stream.done('msg_1', 'Once only.');
    },
  ];
  await widget.openPanel();
  await widget.ask('Go');
  await widget.answer('Once only.').waitFor();
  expect(await widget.log.locator('.assistant-message').count()).toBe(1);
  await widget.log.getByText('Inside').first().waitFor();
  expect(await widget.log.getByText('Inside').count()).toBe(1);
  expect(faults).toEqual([]);
});

it('15. shows one changing progress line, then a closed row of sources that opens', async () => {
  const first = gate();
  const second = gate();
  server.answers = [
    async (stream) => {
      stream.send({ type: 'progress_update', text: 'Searching the book…' });
      await first.passed;
      stream.send({ type: 'progress_update', text: 'Reading three pages…' });
      await second.passed;
      stream.send({ type: 'thread.item.done', item: workflow(stream.threadId) });
      stream.text('msg_1', ['Found it.']);
    },
  ];
  await widget.openPanel();
  await widget.ask('Where?');
  await widget.log.getByText('Searching the book…').waitFor();
  first.open();
  await widget.log.getByText('Reading three pages…').waitFor();
  expect(await widget.log.getByText('Searching the book…').count()).toBe(0);
  second.open();
  await widget.answer('Found it.').waitFor();
  const row = widget.button('Looked at 3 sources · 6 s');
  expect(await row.getAttribute('aria-expanded')).toBe('false');
  await row.click();
  await widget.log.getByText('Page 2').waitFor();
  expect(await widget.log.getByText('Reading three pages…').count()).toBe(0);
});

function workflow(threadId: string): Record<string, unknown> & { id: string } {
  const sources = [1, 2, 3].map((page) => ({ type: 'url', title: `Page ${page}`, url: `/p${page}` }));
  const task = { type: 'web_search', status_indicator: 'complete', queries: ['topic'], sources };
  return {
    id: 'wf_1',
    type: 'workflow',
    thread_id: threadId,
    created_at: 'x',
    workflow: { type: 'custom', tasks: [task], summary: { duration: 6 }, expanded: false },
  };
}

async function reopen(): Promise<void> {
  await widget.page.reload();
  await widget.openPanel();
}

async function expectFocus(): Promise<void> {
  const focused = (): Promise<boolean> => widget.composer.evaluate((box) => (box.getRootNode() as ShadowRoot).activeElement === box);
  await eventually(async () => expect(await focused()).toBe(true));
}
