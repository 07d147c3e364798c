import type { AgentServer } from '../support/agent-server.js';
import { useBookPage } from '../support/book-page.js';
import type { WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';

let server: AgentServer;
let widget: WidgetPage;

useBookPage((stage) => ({ server, widget } = stage));

it('the last thread opens at its newest message and loads older ones without moving the view', async () => {
  const exchanges = Array.from({ length: 23 }, (_, index): [string, string] => [
    `Question ${index}`,
    `Answer ${index}\n\nwith a second paragraph of some length that fills a few lines of the panel.`,
  ]);
  await remember(await server.seed('Long', exchanges));
  await widget.openPanel();
  await widget.log.getByText('Answer 22').waitFor();
  expect(await widget.log.getByText('Answer 4', { exact: true }).count()).toBe(0);
  const oldest = widget.log.locator('.turn').first();
  await oldest.waitFor();
  const mark = await oldest.innerText();
  const shown = await widget.log.locator('.turn').count();
  const placeOf = (): Promise<number> =>
    widget.log
      .locator('.turn', { hasText: mark.split('\n')[0]! })
      .first()
      .evaluate((turn) => turn.getBoundingClientRect().top);
  await widget.log.evaluate((log) => log.scrollTo(0, 150));
  const before = await placeOf();
  await eventually(async () => expect(await widget.log.locator('.turn').count()).toBeGreaterThan(shown));
  await eventually(async () => expect(Math.abs((await placeOf()) - before)).toBeLessThan(3));
  await widget.log.evaluate((log) => log.scrollTo(0, 0));
  await widget.log.getByText('Question 0', { exact: true }).waitFor();
  expect(await widget.log.locator('.turn').count()).toBe(23);
});

it('the view stays where the reader scrolls to while the thread grows', async () => {
  const exchanges = Array.from({ length: 12 }, (_, index): [string, string] => [
    `Question ${index}`,
    `Answer ${index}`,
  ]);
  await remember(await server.seed('Growing', exchanges));
  await widget.openPanel();
  await widget.log.getByText('Answer 11').waitFor();
  const top = await widget.log.evaluate(async (log) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    log.querySelector<HTMLElement>('.turn')!.style.paddingTop = '50px';
    log.scrollTo(0, 300);
    await frame();
    await frame();
    return log.scrollTop;
  });
  expect(top).toBe(300);
});

describe('the list of chats', () => {
  beforeEach(async () => {
    await server.clear();
    for (const name of ['Alpha', 'Beta', 'Gamma']) await server.seed(name, [[`About ${name}`, 'Yes.']]);
    await widget.openPanel();
    await widget.button('Chats').click();
  });

  it('renaming a thread in the list of chats updates its title', async () => {
    await widget.button('Options of “Alpha”').click();
    await widget.page.getByRole('menuitem', { name: 'Rename' }).click();
    await widget.page.getByRole('textbox', { name: 'New name' }).fill('Alpha two');
    await widget.page.keyboard.press('Enter');
    await widget.button('Alpha two').first().waitFor();

    expect(await server.titles()).toContain('Alpha two');
  });

  it('deleting a thread in the list of chats requires a confirmation', async () => {
    await widget.button('Options of “Beta”').click();
    await widget.page.getByRole('menuitem', { name: 'Delete' }).click();
    expect(await server.titles()).toContain('Beta');

    await widget.page.getByText('Delete this chat?').waitFor();
    await widget.button('Delete').click();
    await eventually(async () => expect(await server.titles()).not.toContain('Beta'));
  });

  it('a title that the server gives to the open thread is shown in the header and in the list of chats', async () => {
    await widget.page.getByText('Gamma', { exact: true }).click();
    await widget.log.getByText('About Gamma').waitFor();
    server.answers = [
      (stream) => {
        server.name(stream, 'A better name');
        stream.text('msg_9', ['Yes, more.']);
      },
    ];
    await widget.ask('More');
    await widget.page.getByRole('heading', { name: 'A better name' }).waitFor();
    expect(await widget.log.getByText('About Gamma').count()).toBe(1);

    await widget.button('Chats').click();
    await widget.button('A better name').first().waitFor();
  });
});

it('the list of chats loads more chats on request', async () => {
  await server.clear();
  for (let index = 0; index < 21; index += 1) await server.seed(`Chat ${index}`);
  await widget.openPanel();
  await widget.button('Chats').click();
  await widget.button('Chat 20').first().waitFor();
  expect(await widget.page.locator('.history-row').count()).toBe(20);
  await widget.button('Show more').click();
  await widget.button('Chat 0').first().waitFor();
  expect(await widget.page.locator('.history-row').count()).toBe(21);
});

it('each thread keeps its draft, also after a reload', async () => {
  const other = await server.seed('Another');
  await widget.openPanel();
  await widget.composer.fill('Half a thought');
  await widget.page.reload();
  await widget.openPanel();
  expect(await widget.composer.inputValue()).toBe('Half a thought');
  await showThread(other);
  await widget.log.getByText('Hello.').waitFor();
  expect(await widget.composer.inputValue()).toBe('');
  await widget.composer.fill('Of the other');
  await showThread(null);
  expect(await widget.composer.inputValue()).toBe('Half a thought');
  await showThread(other);
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('Of the other'));
});

it('retrying a failed message sends it once, with the same client_message_id', async () => {
  await widget.openPanel();
  await widget.reject('threads.create', { status: 503 });
  await widget.ask('Half a thought');
  await widget.log.getByText('Not sent').waitFor();
  await widget.button('Try again').click();
  await widget.answer('Hello there.').waitFor();
  expect(await widget.log.locator('.user-message').count()).toBe(1);
  const ids = widget.sent('threads.create').map(({ metadata }) => metadata['client_message_id']);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

it('retrying a message that the server had received asks only once', async () => {
  await widget.openPanel();
  // The request reaches the server, its response is lost.
  let lost = false;
  await widget.page.route('**/chatkit', async (route) => {
    if (lost) return route.fallback();
    lost = true;
    await route.fetch();
    return route.abort();
  });
  await widget.ask('Only once');
  await widget.log.getByText('Not sent').waitFor();
  await widget.button('Try again').click();
  await widget.answer('Hello there.').waitFor();
  expect(server.asked).toHaveLength(1);
});

it('a 429 shows a countdown, and a rejected message can be edited', async () => {
  await widget.openPanel();
  await widget.reject('threads.create', { status: 429, headers: { 'retry-after': '1' } });
  await widget.ask('First');
  await widget.log.getByText('Try again in 1 s.').waitFor();
  await widget.reject('threads.create', {
    status: 422,
    body: { code: 'query_too_long', detail: 'This question is too long.' },
  });
  await widget.button('Try again').click();
  await widget.page.getByRole('alert').getByText('This question is too long.').waitFor();
  await widget.button('Edit').click();
  expect(await widget.composer.inputValue()).toBe('First');
  expect(await widget.log.count()).toBe(0);
});

it('a message to a deleted thread is kept for a new chat', async () => {
  await widget.openPanel();
  await widget.ask('First');
  await widget.answer('Hello there.').waitFor();
  await server.clear();
  await widget.ask('Second');
  await eventually(async () => expect(await widget.composer.inputValue()).toBe('Second'));
  await widget.button('Send').click();
  await widget.answer('Hello there.').waitFor();
  const asked = widget.requests.filter(({ type }) => /create|add_user/.test(type)).map(({ type }) => type);
  expect(asked).toEqual(['threads.create', 'threads.add_user_message', 'threads.create']);
});

it('a 401 calls onAuthError and disables the message box until the reader returns', async () => {
  await widget.setOptions(() => ({ onAuthError: () => Object.assign(window, { signedOut: true }) }));
  await widget.reject('threads.create', { status: 401 });
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

it('starting a new chat stops the running answer', async () => {
  server.answers = [
    async (stream) => {
      stream.text('msg_1', ['Slow '], { done: false });
      await stream.left();
    },
  ];
  await widget.openPanel();
  await widget.ask('Go');
  await widget.answer('Slow').waitFor();
  await widget.button('New chat').click();
  await widget.page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
  await widget.button('Send').waitFor();
  expect(await widget.log.count()).toBe(0);
});

const remember = (threadId: string): Promise<void> =>
  widget.page.evaluate((id) => localStorage.setItem('bw:thread', id), threadId);

const showThread = (threadId: string | null): Promise<void> =>
  widget.page.evaluate((id) => {
    const element = document.querySelector('chat-widget') as unknown as {
      setThreadId(id: string | null): Promise<void>;
    };
    return element.setThreadId(id);
  }, threadId);
