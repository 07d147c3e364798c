import type { Browser } from 'playwright-core';
import { startBrowser, WidgetPage } from '../support/browser.js';
import { FakeChatKit } from '../support/fake-chatkit.js';
import { assistantItem } from '../support/items.js';

// What our own server never sends, from one of another version or make: these streams are scripted byte by byte.

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

it('10. offers a retry at once where a server without runs broke off, and asks for one clean answer', async () => {
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
