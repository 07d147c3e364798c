import type { AgentServer } from '../support/agent-server.js';
import { useBookPage } from '../support/book-page.js';
import { gate, type WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';

let server: AgentServer;
let widget: WidgetPage;

useBookPage((stage) => ({ server, widget } = stage));
beforeEach(() => widget.openPanel());

it('an error without retry shows its message and leaves the chat usable', async () => {
  server.answers = [
    (stream) => stream.send({ type: 'error', code: 'custom', message: 'The shelf is empty.', allow_retry: false }),
    (stream) => stream.text('msg_2', ['Now it works.']),
  ];
  await widget.ask('One');
  await widget.page.getByRole('alert').getByText('The shelf is empty.').waitFor();
  expect(await widget.button('Try again').count()).toBe(0);
  await widget.ask('Two');
  await widget.answer('Now it works.').waitFor();
});

it('a progress line is replaced by each update and then by a collapsed row of sources', async () => {
  const first = gate();
  const second = gate();
  server.answers = [
    async (stream) => {
      stream.send({ type: 'progress_update', text: 'Searching the book…' });
      await first.passed;
      stream.send({ type: 'progress_update', text: 'Reading three pages…' });
      await second.passed;
      stream.send({ type: 'thread.item.done', item: searched(stream.threadId) });
      stream.text('msg_1', ['Found it.']);
    },
  ];
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

it('a workflow shows its steps while it runs and one collapsed line when it is done', async () => {
  const held = gate();
  server.answers = [
    async (stream) => {
      const workflow = {
        type: 'reasoning',
        tasks: [{ type: 'thought', title: 'Reading the question' }],
        expanded: true,
      };
      const item = { id: 'wf_1', type: 'workflow', thread_id: stream.threadId, created_at: TIME, workflow };
      stream.send({ type: 'thread.item.added', item });
      stream.update('wf_1', {
        type: 'workflow.task.added',
        task_index: 1,
        task: { type: 'thought', title: 'Comparing', content: 'Two **ways**.' },
      });
      await held.passed;
      stream.send({
        type: 'thread.item.done',
        item: { ...item, workflow: { ...workflow, expanded: false, summary: { duration: 4 } } },
      });
      stream.text('msg_1', ['The second way.']);
    },
  ];
  await widget.ask('Which way?');
  await widget.log.locator('.task-title', { hasText: 'Comparing' }).waitFor();
  held.open();
  await widget.answer('The second way.').waitFor();
  const line = widget.button('Thought for 4 s');
  expect(await line.getAttribute('aria-expanded')).toBe('false');
});

it('an answer shows tables, code and formulas, and its buttons copy the answer and the code', async () => {
  await widget.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const answer = 'A **table**:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nprint("hi")\n```\n\nand $x^2$.';
  server.answers = [(stream) => stream.text('msg_1', [answer])];
  await widget.ask('Show me');
  await widget.log.getByRole('cell', { name: '2' }).waitFor();
  await widget.log.getByText('python').waitFor();
  await widget.log.locator('math msup').waitFor();
  const copied = (): Promise<string> => widget.page.evaluate(() => navigator.clipboard.readText());
  await widget.button('Copy code').click();
  await eventually(async () => expect(await copied()).toBe('print("hi")'));
  await widget.button('Copy answer').click();
  await eventually(async () => expect(await copied()).toBe(answer));
  await widget.button('Copied').first().waitFor();
});

it('an answer never renders scripts, foreign images or raw HTML', async () => {
  const foreign: string[] = [];
  widget.page.on('request', (request) => !request.url().startsWith(server.url) && foreign.push(request.url()));
  const answer =
    '<img src="https://spy.example/a.png" onerror="alert(1)"> ![b](https://spy.example/b.png) [c](javascript:alert(2)) <script>alert(3)</script> **end**';
  server.answers = [(stream) => stream.text('msg_1', [answer])];
  await widget.ask('Try');
  await widget.button('Copy answer').waitFor();
  expect(await widget.log.locator('.assistant-message').locator('img, script, a').count()).toBe(0);
  expect(foreign).toEqual([]);
});

it('a generated image is shown', async () => {
  const url = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  server.answers = [
    (stream) => {
      const item = { id: 'img_1', type: 'generated_image', thread_id: stream.threadId, created_at: TIME };
      stream.send({ type: 'thread.item.added', item });
      stream.update('img_1', { type: 'generated_image.updated', image: { id: 'i', url }, progress: 0.5 });
      stream.send({ type: 'thread.item.done', item: { ...item, image: { id: 'i', url } } });
    },
  ];
  await widget.ask('Draw');
  const picture = widget.log.getByRole('img', { name: 'Image made for this answer' });
  await picture.waitFor();
  expect(await picture.getAttribute('src')).toBe(url);
});

it('a locked thread disables the message box and shows the reason', async () => {
  server.answers = [
    (stream) => {
      stream.text('msg_1', ['Done.']);
      const thread = {
        id: stream.threadId,
        created_at: TIME,
        status: { type: 'locked', reason: 'Waiting for a person.' },
        metadata: {},
        items: { data: [], has_more: false },
      };
      stream.send({ type: 'thread.updated', thread });
    },
  ];
  await widget.ask('Go');
  await widget.answer('Done.').waitFor();
  await eventually(async () => expect(await widget.composer.isDisabled()).toBe(true));
  expect(await widget.composer.getAttribute('placeholder')).toBe('Waiting for a person.');
});

it('an offline page shows a notice, keeps the draft and refreshes the thread when it is online again', async () => {
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  await widget.page.context().setOffline(true);
  await widget.page.getByText('You are offline. What you write is kept.').waitFor();
  await widget.composer.fill('Later');
  await widget.page.context().setOffline(false);
  await widget.page.getByText('You are offline.').waitFor({ state: 'detached' });
  expect(await widget.composer.inputValue()).toBe('Later');
  await eventually(() => expect(widget.sent('threads.get_by_id').length).toBeGreaterThan(0));
  await widget.answer('Hello there.').waitFor();
});

const TIME = '2026-11-20T10:00:00.000Z';

function searched(threadId: string): Record<string, unknown> & { id: string } {
  const sources = [1, 2, 3].map((page) => ({ type: 'url', title: `Page ${page}`, url: `/p${page}` }));
  const task = { type: 'web_search', status_indicator: 'complete', queries: ['topic'], sources };
  const workflow = { type: 'custom', tasks: [task], summary: { duration: 6 }, expanded: false };
  return { id: 'wf_1', type: 'workflow', thread_id: threadId, created_at: TIME, workflow };
}
