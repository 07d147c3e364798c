import type { AgentServer } from '../support/agent-server.js';
import { useBookPage } from '../support/book-page.js';
import type { WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { widgetItem } from '../support/items.js';

// Methods and events of the element. Names and meanings are those of ChatKit.js, where it has them.

let server: AgentServer;
let widget: WidgetPage;

useBookPage((stage) => ({ server, widget } = stage));
beforeEach(() => recordEvents());

describe('methods', () => {
  it('open, close, toggle and focusComposer show, hide and focus the panel', async () => {
    await widget.call('open');
    await eventually(async () => expect(await widget.composerHasFocus()).toBe(true));
    await widget.call('close');
    expect(await widget.composer.isVisible()).toBe(false);
    await widget.call('toggle');
    await widget.composer.waitFor();
    await widget.page.locator('#page-input').focus();
    await widget.call('focusComposer');
    await eventually(async () => expect(await widget.composerHasFocus()).toBe(true));
  });

  it('setComposerValue sets text, quote, tool and model without sending', async () => {
    await widget.setOptions({
      composer: {
        tools: [{ id: 'web', label: 'Web' }],
        models: [
          { id: 's', label: 'Small' },
          { id: 'l', label: 'Large' },
        ],
      },
    });
    await widget.openPanel();
    await widget.call('setComposerValue', {
      text: 'Draft',
      reply: 'The quoted words',
      selectedToolId: 'web',
      selectedModelId: 'l',
    });
    await eventually(async () => expect(await widget.composer.inputValue()).toBe('Draft'));
    await widget.page.locator('.quote-chip').getByText('The quoted words').waitFor();
    await widget.button('Without Web').waitFor();
    await widget.button('Model: Large').waitFor();
    expect(server.asked).toEqual([]);
    await widget.call('setComposerValue', {
      content: [
        { type: 'input_text', text: 'Of ' },
        { type: 'input_tag', id: 'a', text: 'parts' },
      ],
      selectedToolId: null,
    });
    await eventually(async () => expect(await widget.composer.inputValue()).toBe('Of parts'));
    expect(await events('tool.change')).toEqual([{ toolId: 'web' }, { toolId: null }]);
  });

  it('sendUserMessage sends all parts of a message, in the shown thread or a new one', async () => {
    await widget.openPanel();
    await widget.call('sendUserMessage', { text: 'One', reply: 'Quoted', toolChoice: { id: 'web' }, model: 'large' });
    await widget.answer('Hello there.').waitFor();
    expect(widget.sent('threads.create')[0]?.params['input']).toMatchObject({
      quoted_text: 'Quoted',
      inference_options: { tool_choice: { id: 'web' }, model: 'large' },
    });
    await widget.call('sendUserMessage', { text: 'Two', newThread: true });
    await widget.log.locator('.user-message', { hasText: 'Two' }).waitFor();
    expect(widget.sent('threads.create')).toHaveLength(2);
    expect((await events('thread.change')).map(({ threadId }) => threadId)).toEqual([
      server.asked[0]?.thread.id,
      null,
      server.asked[1]?.thread.id,
    ]);
  });

  it('setThreadId, showHistory, hideHistory and fetchUpdates change what the panel shows', async () => {
    const thread = await server.seed('Seeded', [['First', 'Answer one.']]);
    await widget.openPanel();
    await widget.call('setThreadId', thread);
    await widget.answer('Answer one.').waitFor();
    await widget.call('showHistory');
    await widget.button('Back to the chat').waitFor();
    await widget.call('hideHistory');
    await widget.answer('Answer one.').waitFor();
    await widget.call('fetchUpdates');
    expect(widget.sent('threads.get_by_id').length).toBeGreaterThan(1);
    await widget.call('setThreadId', null);
    await widget.page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
    const names = (await allEvents()).map(([name]) => name).filter((name) => /load|history/.test(name));
    expect(names).toEqual(['thread.load.start', 'thread.load.end', 'history.open', 'history.close']);
  });

  it('sendCustomAction sends an action of the page for a widget item', async () => {
    server.answers = [
      (stream) =>
        stream.send({
          type: 'thread.item.done',
          item: widgetItem('wid_1', stream.threadId, { type: 'Card', children: [{ type: 'Text', value: 'A card' }] }),
        }),
      (stream) => stream.text('msg_2', ['Acted.']),
    ];
    await widget.openPanel();
    await widget.ask('A card please');
    await widget.log.getByText('A card').last().waitFor();
    await widget.button('Send').waitFor();
    await widget.call('sendCustomAction', { type: 'refresh', payload: { a: 1 } }, 'wid_1');
    await widget.answer('Acted.').waitFor();
    expect(server.asked[1]).toMatchObject({
      kind: 'action',
      action: { type: 'refresh', payload: { a: 1 } },
      sender: { id: 'wid_1' },
    });
  });

  it('methods that would interfere with a running answer reject with BusyError', async () => {
    server.answers = [
      async (stream) => {
        stream.text('msg_1', ['Slow '], { done: false });
        await stream.left();
      },
    ];
    await widget.openPanel();
    await widget.ask('Go');
    await widget.answer('Slow').waitFor();
    for (const [method, given] of [
      ['sendUserMessage', { text: 'Me too' }],
      ['setThreadId', null],
      ['fetchUpdates', null],
      ['sendCustomAction', { type: 'x' }],
    ] as const)
      expect([method, await widget.call(method, given)]).toEqual([method, 'BusyError']);
  });
});

describe('events', () => {
  it('events report answers, effects, deep links and errors, and log events contain no text of messages', async () => {
    server.answers = [
      (stream) => {
        stream.send({ type: 'client_effect', name: 'blink', data: { times: 2 } });
        stream.text('msg_1', ['Open [lesson 3](chatkit-link://lesson?id=3&part=a).']);
        stream.update('nobody', {
          type: 'widget.root.updated',
          widget: { type: 'Card', children: [{ type: 'Text', value: 'SECRET' }] },
        });
        stream.send({ type: 'error', code: 'custom', message: 'The shelf is empty.', allow_retry: false });
      },
    ];
    await widget.openPanel();
    await widget.ask('SECRET question');
    await widget.page.getByRole('alert').waitFor();
    await widget.log.getByRole('button', { name: 'lesson 3' }).click();
    expect(await events('effect')).toEqual([{ name: 'blink', data: { times: 2 } }]);
    expect(await events('deeplink')).toEqual([{ name: 'lesson', data: { id: '3', part: 'a' } }]);
    expect(await events('error')).toEqual([{ error: 'The shelf is empty.' }]);
    const all = await allEvents();
    const order = all.map(([name]) => name).filter((name) => /^(response|thread.change)/.test(name));
    expect(order).toEqual(['response.start', 'thread.change', 'response.end']);
    expect(JSON.stringify(all.filter(([name]) => name === 'log'))).not.toContain('SECRET');
  });
});

const NAMES = [
  'ready',
  'error',
  'effect',
  'deeplink',
  'response.start',
  'response.end',
  'thread.change',
  'thread.load.start',
  'thread.load.end',
  'tool.change',
  'history.open',
  'history.close',
  'log',
];

const recordEvents = (): Promise<void> =>
  widget.page.evaluate((names) => {
    const heard: [string, unknown][] = [];
    Object.assign(window, { heard });
    for (const name of names)
      document.addEventListener(`chatkit.${name}`, (event) => {
        const { detail } = event as CustomEvent<{ error?: Error }>;
        heard.push([name, detail.error ? { error: detail.error.message } : detail]);
      });
  }, NAMES);

const allEvents = (): Promise<[string, Record<string, unknown>][]> =>
  widget.page.evaluate(() => (window as unknown as { heard: [string, Record<string, unknown>][] }).heard);

const events = async (name: string): Promise<Record<string, unknown>[]> =>
  (await allEvents()).filter(([heard]) => heard === name).map(([, detail]) => detail);
