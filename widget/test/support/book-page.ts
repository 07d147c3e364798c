import type { Browser } from 'playwright-core';
import { AgentServer } from './agent-server.js';
import { BOOK, startBrowser, WidgetPage } from './browser.js';

interface Machines {
  browser: Browser;
  server: AgentServer;
}

/** Connects a suite to the browser and to the scripted server, which is reset before each test. */
export function useMachines(take: (machines: Machines) => void): void {
  let machines: Machines | undefined;
  beforeAll(async () => {
    const [browser, server] = await Promise.all([startBrowser(), AgentServer.start()]);
    machines = { browser, server };
    take(machines);
  }, 180_000);
  afterAll(async () => {
    await machines?.browser.close();
    machines?.server.stop();
  });
  beforeEach(() => machines?.server.reset());
}

/** As `useMachines`, with a new page with the widget for each test. */
export function useBookPage(take: (stage: Machines & { widget: WidgetPage }) => void): void {
  let machines: Machines;
  let widget: WidgetPage | undefined;
  useMachines((given) => (machines = given));
  beforeEach(async () => {
    widget = await WidgetPage.open(machines.browser, machines.server.url + BOOK);
    take({ ...machines, widget });
  });
  afterEach(() => widget?.close());
}
