import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { CORPUS } from '../support/book.js';
import { gate, startBrowser, WidgetPage } from '../support/browser.js';
import { ScriptedModel } from '../support/scripted-model.js';
import { SiteServer } from '../support/site-server.js';

const EXAMPLE = new URL('../../../examples/plain-html/index.html', import.meta.url);
/** URL of the server in the example, the default of `npm start`. */
const USUAL = 'http://localhost:3000';

let browser: Browser;
let model: ScriptedModel;
let server: SiteServer;
let pages: Server;

beforeAll(async () => {
  [browser, model, pages] = await Promise.all([startBrowser(), ScriptedModel.start(), servePage()]);
  server = await SiteServer.start({
    ...model.environment,
    ...model.embeddings,
    CONTENT_DIR: CORPUS,
    CORS_ORIGINS: originOf(pages),
  });
}, 180_000);
afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop(), model?.stop()]);
  pages?.closeAllConnections();
  await new Promise((resolve) => pages.close(resolve));
});

it('one script tag adds the chat to a page of another origin, where an answer resumes after a reload', async () => {
  const held = gate();
  model.willSay({ before: 'A topic is ', gate: held, after: 'a named channel.' });
  const foreign: string[] = [];
  const widget = await WidgetPage.open(browser, originOf(pages));
  widget.page.on('request', (request) => foreign.push(new URL(request.url()).origin));
  await widget.openPanel();
  await widget.ask('What is a topic?');
  await widget.answer('A topic is').waitFor();
  await widget.page.reload();
  await widget.answer('A topic is').waitFor();
  held.open();
  await widget.answer('A topic is a named channel.').waitFor();

  expect(new Set(foreign)).toEqual(new Set([originOf(pages), server.url]));
  await widget.close();
});

it('a paragraph selected by a triple click is offered although the selection ends in the chat', async () => {
  const widget = await WidgetPage.open(browser, originOf(pages));
  await widget.launcher.waitFor();
  await widget.page.locator('main p').click({ clickCount: 3 });
  expect(await widget.page.evaluate(() => getSelection()?.focusNode?.nodeName)).not.toBe('#text');
  await widget.offer.click();
  await widget.page
    .getByRole('group', { name: 'Selected text' })
    .getByText('Select this sentence and ask about it')
    .waitFor();
  await widget.page.getByText('Reading: A page with the chat widget', { exact: true }).waitFor();
  await widget.close();
});

async function servePage(): Promise<Server> {
  const markup = await readFile(EXAMPLE, 'utf8');
  const site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(markup.replaceAll(USUAL, server.url));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return site;
}

function originOf(site: Server): string {
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}
