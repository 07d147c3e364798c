import type { AgentServer } from '../support/agent-server.js';
import { useBookPage } from '../support/book-page.js';
import type { WidgetPage } from '../support/browser.js';
import { eventually } from '../support/eventually.js';

// Options of the element. Names and meanings are those of ChatKit.js, where it has them.

let server: AgentServer;
let widget: WidgetPage;

useBookPage((stage) => ({ server, widget } = stage));

describe('options', () => {
  it('setOptions replaces all options', async () => {
    await widget.setOptions({ startScreen: { greeting: 'Welcome' }, composer: { placeholder: 'Write here' } });
    await widget.openPanel();
    await widget.page.getByRole('heading', { name: 'Welcome' }).waitFor();
    expect(await widget.composer.getAttribute('placeholder')).toBe('Write here');
    await widget.setOptions({ composer: { placeholder: 'Write there' } });
    await widget.page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
    expect(await widget.composer.getAttribute('placeholder')).toBe('Write there');
  });

  it('api.url, api.fetch and locale change the requests to the backend', async () => {
    await widget.setOptions(() => {
      const withKey: typeof fetch = (input, init) =>
        fetch(input, { ...init, headers: { ...(init?.headers as object), 'x-own': 'yes' } });
      return { api: { url: `${location.origin}/chatkit`, fetch: withKey, domainKey: 'not needed' }, locale: 'de-DE' };
    });
    await widget.openPanel();
    await widget.ask('Hallo');
    await widget.answer('Hello there.').waitFor();
    expect(widget.sent('threads.create')[0]?.headers).toMatchObject({ 'x-own': 'yes', 'accept-language': 'de-DE' });
  });

  it('frameTitle, header and history name or hide the header, its buttons and the region', async () => {
    await widget.setOptions(() => {
      const clicked: string[] = [];
      Object.assign(window, { clicked });
      return {
        frameTitle: 'Robot helper',
        history: { enabled: false },
        header: {
          title: { text: 'Robots' },
          leftAction: { icon: 'sidebar-left', onClick: () => clicked.push('left') },
          rightAction: { icon: 'settings-cog', label: 'Settings', onClick: () => clicked.push('right') },
        },
      };
    });
    await widget.openPanel();
    await widget.page.getByRole('dialog', { name: 'Robot helper' }).waitFor();
    await widget.page.getByRole('heading', { name: 'Robots' }).waitFor();
    expect(await widget.button('Chats').count()).toBe(0);
    for (const name of ['sidebar-left', 'Settings']) {
      expect(await widget.button(name).locator('svg').count()).toBe(1);
      await widget.button(name).click();
    }
    expect(await widget.page.evaluate(() => (window as unknown as { clicked: string[] }).clicked)).toEqual([
      'left',
      'right',
    ]);
    await widget.setOptions({ header: { enabled: false } });
    await widget.button('Close').waitFor({ state: 'detached' });
  });

  it('startScreen.prompts send text or parts with a tag at once', async () => {
    const tag = { type: 'input_tag', id: 'rover', text: '@Rover', interactive: true };
    await widget.setOptions({
      startScreen: {
        prompts: [
          { label: 'Parts', prompt: [{ type: 'input_text', text: 'How fast is ' }, tag] },
          { label: 'Words', prompt: 'Hi' },
        ],
      },
    });
    await widget.openPanel();
    await widget.button('Parts').click();
    await widget.answer('Hello there.').waitFor();
    await widget.log.locator('.user-message', { hasText: 'How fast is @Rover' }).waitFor();
    expect(widget.sent('threads.create')[0]?.params['input']).toMatchObject({
      content: [
        { type: 'input_text', text: 'How fast is ' },
        { ...tag, data: {} },
      ],
    });
  });

  it('entities.onClick is called for a clicked tag and a clicked entity source', async () => {
    const annotations = [
      {
        type: 'annotation',
        index: 10,
        source: { type: 'entity', id: 'arm', title: 'The arm', interactive: true, data: { part: '7' } },
      },
    ];
    server.answers = [(stream) => stream.text('msg_1', ['Like this.'], { annotations })];
    await widget.setOptions(() => {
      const entities: unknown[] = [];
      Object.assign(window, { entities });
      return { entities: { onClick: (entity: unknown) => entities.push(entity) } };
    });
    await widget.openPanel();
    await widget.call('sendUserMessage', {
      content: [
        { type: 'input_text', text: 'How fast is ' },
        { type: 'input_tag', id: 'rover', text: '@Rover', interactive: true },
      ],
    });
    await widget.answer('Like this.').waitFor();
    await widget.log.getByRole('button', { name: '@Rover' }).click();
    await widget.log.getByRole('button', { name: 'Source 1: The arm' }).click();
    expect(await widget.page.evaluate(() => (window as unknown as { entities: unknown[] }).entities)).toMatchObject([
      { id: 'rover', title: '@Rover' },
      { id: 'arm', title: 'The arm', data: { part: '7' } },
    ]);
  });

  it('composer.tools can be pinned and persistent, and threadItemActions hides feedback and retry', async () => {
    await widget.setOptions({
      threadItemActions: { feedback: false, retry: false },
      composer: {
        tools: [
          {
            id: 'web',
            label: 'Search the web',
            shortLabel: 'Web',
            icon: 'globe',
            pinned: true,
            persistent: true,
            placeholderOverride: 'Search for…',
          },
        ],
      },
    });
    await widget.openPanel();
    expect(await widget.button('Tools').count()).toBe(0);
    await widget.button('Search the web').click();
    expect(await widget.composer.getAttribute('placeholder')).toBe('Search for…');
    await widget.ask('Robots');
    await widget.button('Copy answer').waitFor();
    expect(await widget.button('Search the web').getAttribute('aria-pressed')).toBe('true');
    expect(await widget.button(/Good answer|Answer again/).count()).toBe(0);
    expect(server.asked[0]).toMatchObject({ message: { inference_options: { tool_choice: { id: 'web' } } } });
  });

  it('disclaimer shows markdown, and initialThread opens a thread', async () => {
    const thread = await server.seed('Named', [['Which?', 'This one.']]);
    await widget.setOptions({ initialThread: thread, disclaimer: { text: 'May be **wrong**.', highContrast: true } });
    await widget.openPanel();
    await widget.answer('This one.').waitFor();
    expect(await widget.page.locator('.disclaimer strong').innerText()).toBe('wrong');
  });

  it('the sidebar layout reserves room on the page and is resized by keys and by dragging', async () => {
    await widget.setOptions({ layout: 'sidebar' });
    await widget.openPanel();
    const panel = widget.page.getByRole('complementary');
    const width = async (): Promise<number> => (await panel.boundingBox())!.width;
    const inset = (): Promise<string> =>
      widget.page.evaluate(() => document.documentElement.style.getPropertyValue('--bw-sidebar-inset'));
    expect([await width(), await inset()]).toEqual([400, '400px']);
    await widget.composer.press('Control+.');
    await eventually(async () => expect([await width(), await inset()]).toEqual([600, '600px']));
    await widget.page.getByRole('separator').press('ArrowLeft');
    await eventually(async () => expect(await width()).toBe(620));
    const edge = (await panel.boundingBox())!.x + 1;
    await widget.page.mouse.move(edge, 300);
    await widget.page.mouse.down();
    await widget.page.mouse.move(edge + 900, 300, { steps: 4 });
    await widget.page.mouse.up();
    await eventually(async () => expect(await width()).toBe(320));
    await widget.button('Close').click();
    expect(await inset()).toBe('0px');
  });

  it('the inline layout is always open and has no launcher', async () => {
    await widget.setOptions({ layout: 'inline' });
    await widget.page.reload();
    await widget.page.evaluate(() => document.querySelector('chat-widget')?.setAttribute('layout', 'inline'));
    await widget.page.evaluate(() =>
      (document.querySelector('chat-widget') as unknown as { open(): Promise<void> }).open(),
    );
    await widget.page.getByRole('region', { name: 'Assistant' }).waitFor();
    expect(await widget.launcher.isVisible()).toBe(false);
    expect(await widget.button('Close').count()).toBe(0);
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
  });

  it('launcher, shortcut and selection can be disabled, and sessionId and pageContext are sent', async () => {
    await widget.setOptions({
      launcher: false,
      shortcut: false,
      selection: { enabled: false },
      sessionId: 'session-of-the-page',
      pageContext: { current_chapter: 4, current_lesson: 'arms', title: 'Arms' },
    });
    expect(await widget.launcher.isVisible()).toBe(false);
    await widget.page.keyboard.press('Control+i');
    await widget.select('#second');
    await widget.settled();
    expect([await widget.composer.count(), await widget.offer.count()]).toEqual([0, 0]);
    await widget.call('open');
    await widget.page.getByText('Reading: Arms').waitFor();
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
    expect(widget.sent('threads.create')[0]?.metadata).toMatchObject({
      session_id: 'session-of-the-page',
      page_context: { current_chapter: 4, current_lesson: 'arms' },
    });
    expect(server.asked[0]?.context).toMatchObject({
      sessionId: 'session-of-the-page',
      pageContext: { current_chapter: 4 },
    });
  });

  it('header title, renaming, deleting and automatic scrolling can be disabled', async () => {
    await server.seed('Seeded');
    await widget.setOptions({
      header: { title: { enabled: false } },
      history: { showDelete: false },
      thread: { autoScroll: false },
    });
    await widget.openPanel();
    expect(await widget.page.locator('.header').getByRole('heading').count()).toBe(0);
    server.answers = [(stream) => stream.text('msg_1', ['A line.\n\n'.repeat(40)])];
    await widget.ask('Go');
    await widget.button('Copy answer').waitFor();
    expect(await widget.log.evaluate((log) => log.scrollTop)).toBe(0);
    await widget.button('Chats').click();
    const actions = async (): Promise<string[]> => {
      await widget
        .button(/^Options of/)
        .last()
        .click();
      await widget.page.getByRole('menuitem').first().waitFor();
      const names = await widget.page.getByRole('menuitem').allInnerTexts();
      await widget.page.keyboard.press('Escape');
      return names;
    };
    expect(await actions()).toEqual(['Rename']);
    await widget.setOptions({ history: { showRename: false } });
    expect(await actions()).toEqual(['Delete']);
    await widget.setOptions({ history: { showRename: false, showDelete: false } });
    await eventually(async () => expect(await widget.button(/^Options of/).count()).toBe(0));
    await server.clear();
  });

  it('initialThread null starts a new chat, and pagePattern reads the page context from the path', async () => {
    const thread = await server.seed('Seeded', [['Which?', 'This one.']]);
    await widget.page.evaluate((id) => localStorage.setItem('bw:thread', id), thread);
    await widget.setOptions({
      initialThread: null,
      pagePattern: { pattern: '/:part/:chapter/:lesson', basePath: '/book', chapters: { arms: 7 } },
      selection: { root: '#second', minLength: 4, maxLength: 20 },
    });
    await widget.page.evaluate(() => {
      document.querySelectorAll('meta[name^="bw:"]').forEach((meta) => meta.remove());
      history.pushState(null, '', '/book/basics/arms/joints');
    });
    await widget.select('#first');
    await widget.settled();
    expect(await widget.offer.count()).toBe(0);
    await widget.select('#second');
    await widget.offer.click();
    await widget.page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
    await widget.ask('Why?');
    await widget.answer('Hello there.').waitFor();
    expect(widget.sent('threads.create')[0]?.metadata).toMatchObject({
      selected_text: 'A message has a',
      page_context: {
        current_chapter: 7,
        current_lesson: 'joints',
        part_slug: 'basics',
        chapter_slug: 'arms',
        lesson_slug: 'joints',
      },
    });
  });

  it('onNavigate is called for links of this site', async () => {
    server.answers = [(stream) => stream.text('msg_1', ['See [names](/names) and [more](https://example.org/).'])];
    await widget.setOptions(() => ({ onNavigate: (url: string) => Object.assign(window, { went: url }) }));
    await widget.openPanel();
    await widget.ask('Where?');
    await widget.button('Copy answer').waitFor();
    await widget.log.getByRole('link', { name: 'names' }).click();
    expect(await widget.page.evaluate(() => (window as unknown as { went: string }).went)).toBe('/names');
    expect(await widget.log.getByRole('link', { name: 'more' }).getAttribute('target')).toBe('_blank');
  });
});
