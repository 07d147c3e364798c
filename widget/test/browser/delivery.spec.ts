import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { AgentServer } from '../support/agent-server.js';
import { useMachines } from '../support/book-page.js';
import { BOOK, WidgetPage } from '../support/browser.js';
import { traceFrames } from '../support/trace.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const kilobytes = async (...paths: string[]): Promise<number> => {
  const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(at(path)), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
};
type Manifest = Record<string, { file: string; imports?: string[]; isEntry?: boolean }>;

describe('compressed sizes', () => {
  it.each([
    ['the loader', 12, () => kilobytes('dist/loader.js')],
    ['the panel with everything it imports', 185, async () => kilobytes(...(await panelFiles()))],
    ['the style sheets', 10, () => kilobytes('src/shell/shell.css', 'src/ui/panel.css')],
    ['the React entry', 12, async () => kilobytes('dist/react/react.js')],
    ['the React panel without React', 115, async () => kilobytes(...(await panelFiles('dist/react/chunks')))],
    ['the single file', 240, () => kilobytes('dist/standalone.js')],
  ])('the size of %s is at most %d kB', async (_name, limit, size) => {
    expect(await size()).toBeLessThanOrEqual(limit);
  });

  it('the panel chunk contains neither the highlighter nor the formula renderer', async () => {
    const panel = (await Promise.all((await panelFiles()).map((path) => readFile(at(path), 'utf8')))).join('');
    for (const later of ['createHighlighterCore', 'katex-mathml']) expect(panel).not.toContain(`${later}=`);
    expect(panel).not.toContain('katex-mathml');
  });

  it('the loader has a stable file name and every other file one with a hash of its content', async () => {
    const manifest = JSON.parse(await readFile(at('dist/manifest.json'), 'utf8')) as Manifest;
    const files = Object.values(manifest);
    expect(files.filter(({ isEntry }) => isEntry).map(({ file }) => file)).toEqual(['loader.js']);
    for (const { file, isEntry } of files) if (!isEntry) expect(file).toMatch(/^chunks\/.+-[\w-]{8}\.js$/);
  });
});

describe('in a page', () => {
  let browser: Browser;
  let server: AgentServer;
  useMachines((machines) => ({ browser, server } = machines));

  it('a streaming answer of 5 kB runs less than 50 ms of script in every frame', async () => {
    const paragraph =
      'A node **publishes** messages to a *topic* with `create_publisher`, and every subscriber receives them.\n\n- one\n- two\n\n';
    const deltas = paragraph.repeat(46).match(/[\s\S]{1,20}/g) ?? [];
    server.answers = [
      async (stream) => {
        stream.text('msg_1', ['Go. '], { done: false });
        for (const delta of deltas) {
          stream.delta('msg_1', delta);
          await new Promise((resolve) => setTimeout(resolve, 8));
        }
        stream.done('msg_1', `Go. ${deltas.join('')}THE END`);
      },
    ];
    const widget = await WidgetPage.open(browser, server.url + BOOK);
    await widget.openPanel();
    await widget.composer.fill('Stream');
    const { frames, script } = await traceFrames(browser, widget.page, async () => {
      await widget.button('Send').click();
      await widget.answer('THE END').waitFor();
    });
    console.info(
      `${deltas.join('').length} characters in ${frames} frames; longest script of a frame ${script[0]?.toFixed(1)} ms, median ${script[script.length >> 1]?.toFixed(1)} ms`,
    );
    expect(frames).toBeGreaterThan(30);
    expect(script.length).toBeGreaterThan(20);
    expect(script[0]).toBeLessThan(50);
    await widget.close();
  });

  it('the single-file build shows an answer', async () => {
    const widget = await manualPage(
      `import '/widget/standalone.js'; document.body.append(document.createElement('chat-widget'));`,
    );
    await widget.openPanel();
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
    expect(widget.sent('threads.create')).toHaveLength(1);
    await widget.close();
  });

  it('the React component shows an answer on a page with its own React', async () => {
    const widget = await manualPage(await reactHost(), 'body');
    await widget.page.locator('.launcher').click();
    await widget.page.getByText('From React').waitFor();
    await widget.ask('Hi');
    await widget.answer('Hello there.').waitFor();
    await widget.button('Copy answer').waitFor();
    expect(await widget.page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
      `thread ${server.asked[0]?.thread.id}`,
      'end',
    ]);
    await widget.page.evaluate(() =>
      (window as unknown as { widget: { current: { close(): void } } }).widget.current.close(),
    );
    await widget.launcher.waitFor();
    await widget.close();
  });

  it('useChatKit and ChatKit work on a page that was written for ChatKit.js', async () => {
    const widget = await manualPage(await reactHost(), 'body', '?ported');
    const inPlace = widget.page.locator('#chatkit-place');
    await inPlace.getByText('From ChatKit').waitFor();
    await widget.page.evaluate(() =>
      (window as unknown as { chatkit: { sendUserMessage(message: object): Promise<void> } }).chatkit.sendUserMessage({
        text: 'By a method',
      }),
    );
    await inPlace.locator('.assistant-message', { hasText: 'Hello there.' }).waitFor();
    expect(await widget.page.evaluate(() => (window as unknown as { ended: number }).ended)).toBe(1);
    await widget.close();
  });

  async function manualPage(script: string, ready = 'chat-widget', query = ''): Promise<WidgetPage> {
    const widget = await WidgetPage.open(browser, `${server.url}${BOOK}/manual${query}`, {}, 'body');
    await widget.page.addScriptTag({ type: 'module', content: script });
    await widget.page.locator(ready).waitFor({ state: 'attached' });
    return widget;
  }
});

async function panelFiles(folder = 'dist/chunks'): Promise<string[]> {
  const chunks = await readdir(at(folder));
  const panel = chunks.find((name) => /^panel-(app-)?[\w-]{8}\.js$/.test(name));
  return filesOf(`${folder}/${panel}`);
}

/** A file and all that it imports before it can run. */
async function filesOf(path: string, found: Set<string> = new Set()): Promise<string[]> {
  if (found.has(path)) return [...found];
  found.add(path);
  const code = await readFile(at(path), 'utf8');
  for (const [, name] of code.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    const file = new URL(name!, `file:///${path}`).pathname.slice(1);
    if (!/\/(loader|react)\.js$/.test(file)) await filesOf(file, found);
  }
  return [...found];
}

async function reactHost(): Promise<string> {
  return readFile(at('dist/test/react-host.js'), 'utf8');
}
