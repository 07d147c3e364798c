import type { Answer } from './answer-stream.js';
import type { WidgetPage } from './browser.js';
import { citation, widgetItem } from './items.js';

const RICH = `## How topics work

A node **publishes** messages to a *topic*, and every subscriber receives them. Create one with \`create_publisher\`:

- the type of the message
- the name of the topic
- how many messages are kept

\`\`\`python
class Talker(Node):
    def __init__(self):
        super().__init__('talker')
        # keep the last ten messages
        self.talk = self.create_publisher(
            String, 'chatter', 10)
\`\`\`

| Setting | Sensors | Commands |
|---|---|---|
| Reliability | best effort | reliable |
| History | 1 | 10 |

Commands must not be lost, so they are sent reliably.`;

const TIME = '2026-11-20T10:00:00.000Z';
const NODES = RICH.indexOf(' Create one');

export const answerRich: Answer = (stream) => {
  const annotations = [
    citation(NODES, 'Quality of service', '/#quality', 'How reliable a publisher wants to be.'),
    citation(RICH.length, 'Names', '/#names', 'Names form a tree.'),
  ];
  stream.text(`msg_r${stream.threadId}`, RICH.match(/[\s\S]{1,12}/g) ?? [], { annotations });
};

const CARD = {
  type: 'Card',
  status: { text: 'Robot shop', icon: 'cube' },
  children: [
    {
      type: 'Row',
      justify: 'between',
      children: [
        { type: 'Title', value: 'Rover kit', size: 'md' },
        { type: 'Badge', label: 'In stock', color: 'success' },
      ],
    },
    { type: 'Text', value: 'Four wheels, two motors and a camera.', color: 'secondary', size: 'sm' },
    { type: 'Divider', flush: true },
    {
      type: 'Row',
      gap: 2,
      children: [
        { type: 'Icon', name: 'clock' },
        { type: 'Caption', value: 'Ships in two days' },
        { type: 'Spacer' },
        { type: 'Button', label: 'Details', size: 'sm', onClickAction: { type: 'details' } },
      ],
    },
  ],
  confirm: { label: 'Order', action: { type: 'order' } },
  cancel: { label: 'Not now', action: { type: 'dismiss' } },
};
const LIST = {
  type: 'ListView',
  limit: 3,
  children: ['Topics', 'Services', 'Actions', 'Parameters'].map((name, index) => ({
    type: 'ListViewItem',
    onClickAction: { type: 'open', payload: { name } },
    children: [
      { type: 'Icon', name: 'book-open' },
      {
        type: 'Col',
        flex: 1,
        children: [
          { type: 'Text', value: name, weight: 'medium', size: 'sm' },
          { type: 'Caption', value: `Chapter 2, lesson ${index + 1}` },
        ],
      },
      { type: 'Icon', name: 'chevron-right', color: 'tertiary' },
    ],
  })),
};

/** What a state needs from a server: the built one or the fake one. */
interface StateServer {
  answers: Answer[];
  seed(title: string | null): unknown;
}
type State = (widget: WidgetPage, server: StateServer) => Promise<void>;

/** Every state of the visual brief, reached as a reader reaches it. */
export const STATES: Record<string, State> = {
  launcher: () => Promise.resolve(),
  offer: async (widget) => {
    await widget.select('#second');
    await widget.offer.waitFor();
  },
  start: async (widget) => {
    await widget.setOptions(() => {
      const prompts = [
        { label: 'What is a topic?', prompt: 'What is a topic?', icon: 'circle-question' },
        { label: 'Show me a publisher in Python', prompt: 'Show me a publisher', icon: 'square-code' },
        { label: 'Topics or services?', prompt: 'Topics or services?', icon: 'compass' },
      ];
      return { startScreen: { greeting: 'What would you like to know about robots?', prompts } };
    });
    await widget.openPanel();
  },
  conversation: async (widget, server) => {
    server.answers = [(stream) => stream.text('msg_first', ['A topic is a named channel between nodes.']), answerRich];
    await widget.openPanel();
    await widget.ask('What is a topic?');
    await widget.answer('named channel').waitFor();
    await widget.select('#second');
    await widget.offer.click();
    await widget.ask('How do I publish on one?');
    await widget.answer('sent reliably').waitFor();
    await widget.button('Sources (2)').click();
  },
  quote: async (widget) => {
    await widget.select('#second');
    await widget.offer.click();
    await widget.page.getByText('From “').waitFor();
  },
  streaming: async (widget, server) => {
    server.answers = [
      async (stream) => {
        stream.text('msg_1', [RICH.slice(0, 300)], { done: false });
        await stream.left();
      },
    ];
    await widget.openPanel();
    await widget.ask('How do I publish?');
    await widget.answer('how many messages').waitFor();
  },
  progress: async (widget, server) => {
    server.answers = [
      async (stream) => {
        stream.send({ type: 'progress_update', text: 'Searching the book…' });
        await stream.left();
      },
    ];
    await widget.openPanel();
    await widget.ask('Where are names explained?');
    await widget.log.getByText('Searching the book…').waitFor();
  },
  workflow: async (widget, server) => {
    const sources = ['Topics', 'Names'].map((title) => ({ type: 'url', title, url: `/#${title.toLowerCase()}` }));
    const tasks = [
      {
        type: 'web_search',
        title: 'Searched the book',
        status_indicator: 'complete',
        queries: ['topic names'],
        sources,
      },
      { type: 'thought', title: 'Comparing', content: 'Names form a **tree**.', status_indicator: 'complete' },
    ];
    server.answers = [
      (stream) => {
        const workflow = { type: 'reasoning', tasks, summary: { duration: 6 }, expanded: true };
        stream.send({
          type: 'thread.item.done',
          item: { id: 'wf', type: 'workflow', thread_id: stream.threadId, created_at: TIME, workflow },
        });
        stream.text('msg_1', ['Names form a tree.']);
      },
    ];
    await widget.openPanel();
    await widget.ask('Where are names explained?');
    await widget.answer('Names form a tree.').waitFor();
  },
  error: async (widget, server) => {
    server.answers = [
      (stream) => {
        stream.text('msg_1', ['A topic is a named'], { done: false });
        stream.send({
          type: 'notice',
          level: 'info',
          title: 'Maintenance',
          message: 'Answers may be slow until **noon**.',
        });
        stream.send({ type: 'error', code: 'stream.error', allow_retry: true });
      },
    ];
    await widget.openPanel();
    await widget.ask('What is a topic?');
    await widget.button('Try again').waitFor();
  },
  history: async (widget, server) => {
    for (const title of [
      'Publishing in Python',
      'Topics or services?',
      'Quality of service for sensors and for motors, compared',
      null,
    ])
      await server.seed(title);
    await widget.openPanel();
    await widget.button('Chats').click();
    await widget.button('Topics or services?').first().waitFor();
  },
  widgets: async (widget, server) => {
    server.answers = [
      (stream) => {
        stream.send({ type: 'thread.item.done', item: widgetItem('w1', stream.threadId, CARD) });
        stream.send({ type: 'thread.item.done', item: widgetItem('w2', stream.threadId, LIST) });
      },
    ];
    await widget.openPanel();
    await widget.ask('Show me a kit');
    await widget.log.getByText('Services').waitFor();
  },
  'structured input': async (widget, server) => {
    const inputs = [
      {
        id: 'a',
        type: 'multiple_choice',
        question: 'Which robot do you build?',
        options: [{ value: 'An arm' }, { value: 'A rover' }],
      },
      { id: 'b', type: 'freeform', question: 'What should it do?', description: 'One sentence is enough.' },
    ];
    server.answers = [
      (stream) => {
        stream.text('msg_1', ['Two questions first.']);
        stream.send({
          type: 'thread.item.done',
          item: {
            id: 's',
            type: 'structured_input',
            thread_id: stream.threadId,
            created_at: TIME,
            status: 'pending',
            inputs,
          },
        });
      },
    ];
    await widget.openPanel();
    await widget.ask('Help me build one');
    await widget.page.getByRole('radio', { name: 'A rover' }).check();
  },
};

export async function fullState(name: string, widget: WidgetPage, server: StateServer): Promise<void> {
  await STATES[name]?.(widget, server);
  // The colours of code are loaded after its text is shown.
  if (name === 'conversation') await widget.page.locator('.tok').first().waitFor();
  await widget.settled();
  await stillness(widget.page);
  if (name === 'conversation') await showEnd(widget);
}

/** Where the log is after a click on a control below the visible part depends on how long the answer was then. */
async function showEnd(widget: WidgetPage): Promise<void> {
  await widget.log.evaluate((log) => (log.scrollTop = log.scrollHeight));
  await stillness(widget.page);
}

/**
 * Waits until fonts are loaded, animations that end have ended, and nothing in the widget has changed for some frames.
 */
async function stillness(page: WidgetPage['page']): Promise<void> {
  await page.evaluate(async () => {
    const root = document.querySelector('chat-widget')!.shadowRoot!;
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    let unchangedFrames = 0;
    const observer = new MutationObserver(() => (unchangedFrames = 0));
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    while (unchangedFrames < 6) {
      const ending = root.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
      await document.fonts.ready;
      await frame();
      unchangedFrames += 1;
    }
    observer.disconnect();
  });
}
