import { WIDGET_EXAMPLES } from '../../../test/support/widget-examples.js';
import type { AgentServer } from '../support/agent-server.js';
import { useBookPage } from '../support/book-page.js';
import type { WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { widgetItem } from '../support/items.js';

let server: AgentServer;
let widget: WidgetPage;

useBookPage((stage) => ({ server, widget } = stage));

const formCard = (title: string): Record<string, unknown> => ({
  type: 'Card',
  asForm: true,
  children: [
    { type: 'Title', value: title },
    { type: 'Label', value: 'Name', fieldName: 'todo.title' },
    { type: 'Input', name: 'todo.title', placeholder: 'Your name', required: true },
    { type: 'Checkbox', name: 'urgent', label: 'Urgent' },
  ],
  confirm: { label: 'Save', action: { type: 'todo.save', payload: { kept: 1 } } },
});

it('a form is sent once and only when it is complete, and an update of its card keeps typed values', async () => {
  server.answers = [
    (stream) =>
      stream.send({ type: 'thread.item.done', item: widgetItem('wid_1', stream.threadId, formCard('New task')) }),
    (stream) =>
      stream.send({
        type: 'thread.item.updated',
        item_id: 'wid_1',
        update: { type: 'widget.root.updated', widget: formCard('Refreshed') },
      }),
    (stream) =>
      stream.send({
        type: 'thread.item.replaced',
        item: widgetItem('wid_1', stream.threadId, { type: 'Card', children: [{ type: 'Text', value: 'Saved.' }] }),
      }),
  ];
  await widget.openPanel();
  await widget.ask('A form please');
  await widget.button('Save').click();
  expect(widget.sent('threads.custom_action')).toEqual([]);
  const name = widget.page.getByLabel('Your name');
  await name.fill('Ada');
  await widget.ask('Refresh it');
  await widget.log.getByText('Refreshed').waitFor();
  expect(await name.inputValue()).toBe('Ada');
  await widget.page.getByLabel('Urgent').check();
  await eventually(async () => expect(await widget.button('Save').isEnabled()).toBe(true));
  await widget.button('Save').dblclick();
  await widget.log.getByText('Saved.').waitFor();
  const sent = widget.sent('threads.custom_action');
  expect(sent.map(({ params }) => params)).toEqual([
    {
      thread_id: server.asked[0]?.thread.id,
      item_id: 'wid_1',
      action: { type: 'todo.save', payload: { todo: { title: 'Ada' }, urgent: true, kept: 1 } },
    },
  ]);
});

it('an action without streaming updates its item, and a client action calls widgets.onAction', async () => {
  const card = {
    type: 'ListView',
    children: [
      {
        type: 'ListViewItem',
        onClickAction: { type: 'pick', streaming: false },
        children: [{ type: 'Text', value: 'Pick me' }],
      },
      {
        type: 'ListViewItem',
        onClickAction: { type: 'local', handler: 'client', payload: { a: 1 } },
        children: { type: 'Text', value: 'Here only' },
      },
    ],
  };
  server.answers = [
    (stream) => stream.send({ type: 'thread.item.done', item: widgetItem('wid_1', stream.threadId, card) }),
  ];
  server.syncAction = ({ thread }) => ({
    updated_item: widgetItem('wid_1', thread.id, { type: 'Card', children: [{ type: 'Text', value: 'Picked.' }] }),
  });
  await widget.setOptions(() => ({
    widgets: { onAction: (action: unknown, item: unknown) => Object.assign(window, { seen: [action, item] }) },
  }));
  await widget.openPanel();
  await widget.ask('List');
  await widget.button('Here only').click();
  await eventually(async () =>
    expect(await widget.page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([
      { type: 'local', payload: { a: 1 } },
      { id: 'wid_1', widget: card },
    ]),
  );
  await widget.button('Pick me').click();
  await widget.log.getByText('Picked.').waitFor();
});

const question = (threadId: string, status: string): Record<string, unknown> & { id: string } => ({
  id: 'sin_1',
  type: 'structured_input',
  thread_id: threadId,
  created_at: '2026-11-20T10:00:00.000Z',
  status,
  inputs: [
    { id: 'q', type: 'multiple_choice', question: 'Which robot?', options: [{ value: 'Arm' }, { value: 'Rover' }] },
  ],
});

it('a structured input replaces the message box, and its answer is read-only after a reload', async () => {
  server.answers = [
    (stream) => stream.send({ type: 'thread.item.done', item: question(stream.threadId, 'pending') }),
    (stream) => stream.text('msg_1', ['A rover it is.']),
  ];
  await widget.openPanel();
  await widget.ask('Build one');
  await widget.page.getByRole('group', { name: 'Which robot?' }).waitFor();
  expect(await widget.composer.count()).toBe(0);
  await widget.page.getByRole('radio', { name: 'Rover' }).check();
  await widget.button('Send answer').click();
  await widget.answer('A rover it is.').waitFor();
  expect(widget.sent('threads.add_structured_input')[0]?.params).toEqual({
    thread_id: server.asked[0]?.thread.id,
    item_id: 'sin_1',
    input: { status: 'answered', answers: { q: { values: ['Rover'], skipped: false } } },
  });
  await widget.page.reload();
  await widget.openPanel();
  await widget.log.getByRole('definition').getByText('Rover').waitFor();
  expect(await widget.page.getByRole('radio').count()).toBe(0);
});

it('an open structured input survives a reload, accepts several choices and own text, and can be skipped', async () => {
  const several = {
    type: 'multiple_choice',
    multiple: true,
    id: 'q',
    question: 'Which parts?',
    options: [{ value: 'Wheels' }, { value: 'Arm' }],
  };
  server.answers = [
    (stream) =>
      stream.send({ type: 'thread.item.done', item: { ...question(stream.threadId, 'pending'), inputs: [several] } }),
    (stream) =>
      stream.send({ type: 'thread.item.done', item: { ...question(stream.threadId, 'pending'), id: 'sin_2' } }),
    (stream) => stream.text('msg_2', ['Then without.']),
  ];
  await widget.openPanel();
  await widget.ask('Build one');
  await widget.page.getByRole('checkbox', { name: 'Wheels' }).waitFor();
  await widget.page.reload();
  await widget.page.getByRole('checkbox', { name: 'Wheels' }).check();
  await widget.page.getByRole('checkbox', { name: 'Something else' }).check();
  await widget.page.getByRole('textbox', { name: 'Your own answer' }).fill('A lamp');
  await widget.button('Send answer').click();
  await widget.page.getByRole('group', { name: 'Which robot?' }).waitFor();
  await widget.log.getByText('Wheels, A lamp').waitFor();
  await widget.button('Skip').click();
  await widget.log.getByText('Skipped').waitFor();
  await widget.answer('Then without.').waitFor();
  await widget.composer.waitFor();
  expect(widget.sent('threads.add_structured_input').map(({ params }) => params['input'])).toEqual([
    { status: 'answered', answers: { q: { values: ['Wheels', 'A lamp'], skipped: false } } },
    { status: 'skipped', answers: {} },
  ]);
});

const toolCall = (threadId: string): Record<string, unknown> & { id: string } => ({
  id: 'ctc_1',
  type: 'client_tool_call',
  thread_id: threadId,
  created_at: '2026-11-20T10:00:00.000Z',
  status: 'pending',
  call_id: 'call_1',
  name: 'get_selection',
  arguments: { trim: true },
});

it.each([
  ['with a handler', true, { text: 'the selected words' }],
  ['without a handler', false, { error: { message: 'This page offers no tools.' } }],
])('a client tool call is answered once, %s, and the answer continues', async (_name, handles, result) => {
  server.answers = [
    (stream) => stream.send({ type: 'thread.item.done', item: toolCall(stream.threadId) }),
    (stream) => stream.text('msg_1', ['Thank you.']),
  ];
  await widget.setOptions((withHandler) => {
    const events: string[] = [];
    Object.assign(window, { events });
    for (const name of ['response.start', 'response.end'])
      document.addEventListener(`chatkit.${name}`, () => events.push(name));
    return withHandler ? { onClientTool: () => ({ text: 'the selected words' }) } : {};
  }, handles);
  await widget.openPanel();
  await widget.ask('What did I select?');
  await widget.answer('Thank you.').waitFor();
  expect(widget.sent('threads.add_client_tool_output').map(({ params }) => params)).toEqual([
    { thread_id: server.asked[0]?.thread.id, result },
  ]);
  await eventually(async () =>
    expect(await widget.page.evaluate(() => (window as unknown as { events: string[] }).events)).toEqual([
      'response.start',
      'response.end',
    ]),
  );
});

it('client effects are emitted once, and notices can be dismissed', async () => {
  server.answers = [
    (stream) => {
      stream.send({ type: 'client_effect', name: 'blink', data: { times: 2 } });
      stream.send({ type: 'notice', level: 'warning', title: 'Careful', message: 'The index is **old**.' });
      stream.text('msg_1', ['Done.']);
    },
  ];
  await widget.page.evaluate(() => {
    const effects: unknown[] = [];
    Object.assign(window, { effects });
    document.addEventListener('chatkit.effect', (event) => effects.push((event as CustomEvent).detail));
  });
  await widget.openPanel();
  await widget.ask('Go');
  await widget.page.getByText('Careful').waitFor();
  expect(await widget.page.evaluate(() => (window as unknown as { effects: unknown[] }).effects)).toEqual([
    { name: 'blink', data: { times: 2 } },
  ]);
  await widget.button('Dismiss').click();
  expect(await widget.page.getByText('Careful').count()).toBe(0);
});

it('every component of ChatKit is rendered with all of its properties', async () => {
  const examples = Object.entries(WIDGET_EXAMPLES);
  const roots = new Set(['Card', 'ListView', 'Basic']);
  server.answers = [
    (stream) => {
      for (const [type, example] of examples)
        stream.send({
          type: 'thread.item.done',
          item: widgetItem(type, stream.threadId, roots.has(type) ? example : { type: 'Card', children: example }),
        });
      stream.text('msg_1', ['Drawn.']);
    },
  ];
  await widget.page.evaluate(() => {
    const faults: unknown[] = [];
    Object.assign(window, { faults });
    for (const name of ['log', 'error'])
      document.addEventListener(`chatkit.${name}`, (event) => faults.push((event as CustomEvent).detail));
  });
  await widget.openPanel();
  await widget.ask('Draw it');
  await widget.answer('Drawn.').waitFor();
  await eventually(async () => expect(await widget.log.locator('.widget').count()).toBe(examples.length));
  const empty = await widget.log
    .locator('.widget')
    .evaluateAll((all) => all.filter((one) => one.querySelector('.w-card > *, li, .w-col > *') === null).length);
  expect(empty).toBe(0);
  expect(await widget.page.evaluate(() => (window as unknown as { faults: unknown[] }).faults)).toEqual([]);
});

it('the chosen tool and model are sent with the next message', async () => {
  await widget.setOptions({
    composer: {
      tools: [{ id: 'web', label: 'Search the web', icon: 'globe' }],
      models: [
        { id: 'small', label: 'Small', default: true },
        { id: 'large', label: 'Large', description: 'Slower' },
      ],
    },
  });
  await widget.openPanel();
  await widget.button('Tools').click();
  await widget.page.getByRole('menuitemradio', { name: 'Search the web' }).click();
  await widget.button('Model: Small').click();
  await widget.page.keyboard.press('ArrowDown');
  await widget.page.keyboard.press('Enter');
  await widget.ask('Hi');
  await widget.answer('Hello there.').waitFor();
  expect(widget.sent('threads.create')[0]?.params['input']).toMatchObject({
    inference_options: { tool_choice: { id: 'web' }, model: 'large' },
  });
  expect(await widget.button('Without Search the web').count()).toBe(0);
});
