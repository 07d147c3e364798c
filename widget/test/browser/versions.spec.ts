import type { Browser } from 'playwright-core';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import { assistantItem } from '../support/items.js';

// Streams that our server never sends, as from another version or implementation. They are scripted byte by byte.

let browser: Browser;
let server: FakeChatKit;
let widget: WidgetPage;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await FakeChatKit.start();
  widget = await WidgetPage.open(browser, server.url);
});
afterEach(async () => {
  await widget.close();
  await server.stop();
});

it('unknown events, items and widgets and duplicate events do not break or repeat an answer', async () => {
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
          item: {
            id: 'wid',
            type: 'widget',
            thread_id: threadId,
            created_at: 'x',
            widget: { type: 'Card', children: [{ type: 'Hologram', children: { type: 'Text', value: 'Inside' } }] },
          },
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

it('after a server without runs closes the connection, a retry replaces the partial answer', async () => {
  const held = gate();
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['Half of '], { done: false });
      await held.passed;
      stream.cut();
    },
    (stream) => stream.text('msg_2', ['The whole answer.']),
  ];
  await widget.openPanel();
  await widget.ask('What is a node?');
  await widget.answer('Half of').waitFor();
  held.open();
  await widget.log.getByText('The answer was cut off.').waitFor();
  await widget.button('Try again').click();
  await widget.answer('The whole answer.').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(1);
  expect(await widget.log.locator('.assistant-message').count()).toBe(1);
  expect(server.streamed().map(({ type }) => type)).toEqual(['threads.create', 'threads.retry_after_item']);
});
