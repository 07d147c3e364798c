import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { pageFor } from './pages.js';

declare global {
  /** Set by `test/support/browser-environment.mjs`. */
  var connectToBrowser: () => Promise<Browser>;
}

/**
 * A connection of this suite to the one Chromium of the run. Closing it closes the suite's contexts, not the Chromium.
 */
export function startBrowser(): Promise<Browser> {
  return globalThis.connectToBrowser();
}

export interface SentRequest {
  type: string;
  params: Record<string, unknown>;
  metadata: Record<string, unknown>;
  headers: Record<string, string>;
}

function sentIn(request: Request): SentRequest[] {
  if (request.method() !== 'POST' || !new URL(request.url()).pathname.endsWith('/chatkit')) return [];
  const body = request.postDataJSON() as Omit<SentRequest, 'headers'>;
  return [{ ...body, metadata: body.metadata ?? {}, headers: request.headers() }];
}

/** Path of the test pages on a server that has no such pages itself: a site that embeds the widget of its backend. */
export const BOOK = '/book';

/** Pages under `BOOK` come from the test, everything else from the server. */
async function servePages(context: BrowserContext, pageHeaders: Record<string, string>): Promise<void> {
  // An expression is matched inside Playwright; a function would send every request of the page to this process.
  await context.route(/^http:\/\/127\.0\.0\.1:\d+\/book(?:[/?#]|$)/, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: pageHeaders,
      body: pageFor(new URL(route.request().url()).pathname.slice(BOOK.length) || '/'),
    }),
  );
}

/** Delays up to this count as short; the widget delays nothing that a test waits for any longer. */
const SHORT_MILLISECONDS = 200;

/** Runs in the page: keeps the pending short timers, so that `settled` can wait for them. */
function trackShortTimers(limit: number): void {
  const pending = new Set<number>();
  const { setTimeout: start, clearTimeout: cancel } = window;
  const tracked = (run: (...given: unknown[]) => void, delay = 0, ...given: unknown[]): number => {
    const id = start(() => {
      pending.delete(id);
      run(...given);
    }, delay);
    if (delay <= limit) pending.add(id);
    return id;
  };
  const cancelTracked = (id: number): void => {
    pending.delete(id);
    cancel(id);
  };
  Object.assign(window, { setTimeout: tracked, clearTimeout: cancelTracked, shortTimers: pending });
}

interface PageOptions extends BrowserContextOptions {
  pageHeaders?: Record<string, string>;
}

/** A page with the widget, and the actions and parts that the tests use. */
export class WidgetPage {
  /** Requests that this page has sent to the backend. */
  readonly requests: SentRequest[] = [];

  private constructor(readonly page: Page) {
    page.on('request', (request) => this.requests.push(...sentIn(request)));
  }

  static async open(
    browser: Browser,
    url: string,
    { pageHeaders = {}, ...options }: PageOptions = {},
    ready = 'chat-widget',
  ): Promise<WidgetPage> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    await servePages(context, pageHeaders);
    await context.addInitScript(trackShortTimers, SHORT_MILLISECONDS);
    const page = await context.newPage();
    await page.goto(url);
    return WidgetPage.on(page, ready);
  }

  static async on(page: Page, ready = 'chat-widget'): Promise<WidgetPage> {
    await page.locator(ready).waitFor({ state: 'attached' });
    return new WidgetPage(page);
  }

  get launcher(): Locator {
    return this.page.locator('.launcher');
  }
  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }
  get log(): Locator {
    return this.page.getByRole('log');
  }
  get offer(): Locator {
    return this.page.getByRole('button', { name: 'Ask about this' });
  }
  sent(type: string): SentRequest[] {
    return this.requests.filter((request) => request.type === type);
  }
  answer(text: string | RegExp): Locator {
    return this.log.locator('.assistant-message', { hasText: text });
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async openPanel(): Promise<void> {
    await this.launcher.or(this.composer).first().waitFor();
    // After a reload the panel may be open already.
    if (await this.launcher.isVisible()) await this.launcher.click();
    await this.composer.waitFor();
  }

  async ask(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.button('Send').click();
  }

  /** Selects the whole text of an element, as a reader's pointer or keyboard would leave it. */
  async select(selector: string, endSelector = selector): Promise<void> {
    await this.page.evaluate(
      ([from, to]) => {
        const range = document.createRange();
        range.setStart(document.querySelector(from!)!, 0);
        const end = document.querySelector(to!)!;
        range.setEnd(end, end.childNodes.length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
      },
      [selector, endSelector],
    );
  }

  /** Rejects the next request of this type, as a gateway before the server would. */
  async reject(
    type: string,
    rejection: { status: number; headers?: Record<string, string>; body?: object },
  ): Promise<void> {
    const { status, headers = {}, body = {} } = rejection;
    let done = false;
    await this.page.route('**/chatkit', async (route) => {
      if (done || sentIn(route.request())[0]?.type !== type) return route.fallback();
      done = true;
      return route.fulfill({ status, headers, contentType: 'application/problem+json', body: JSON.stringify(body) });
    });
  }

  /** Sets the options of the widget. Options that contain functions are created in the page by a function. */
  async setOptions<Given>(options: object | ((given: Given) => object), given?: Given): Promise<void> {
    const created =
      typeof options === 'function'
        ? await this.page.evaluateHandle(options as (given: unknown) => object, given)
        : options;
    await this.page.evaluate((all) => {
      const element = document.querySelector('chat-widget') as unknown as { setOptions(options: object): void };
      element.setOptions(all);
    }, created);
  }

  /** Calls a method of the element. @returns the name of the error with which it rejects, or null. */
  call(method: string, ...given: unknown[]): Promise<string | null> {
    return this.page.evaluate(
      async ([name, parameters]) => {
        const element = document.querySelector('chat-widget') as unknown as Record<
          string,
          (...all: unknown[]) => unknown
        >;
        try {
          await element[name as string]?.(...(parameters as unknown[]));
          return null;
        } catch (error) {
          return (error as Error).name;
        }
      },
      [method, given],
    );
  }

  composerHasFocus(): Promise<boolean> {
    return this.composer.evaluate((box) => (box.getRootNode() as ShadowRoot).activeElement === box);
  }

  /** Waits until the page has rendered and every short timer has run, such as the delay of the selection offer. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const { shortTimers } = window as unknown as { shortTimers: Set<number> };
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      do {
        await frame();
        await frame();
      } while (shortTimers.size > 0);
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

export interface Gate {
  open: () => void;
  passed: Promise<void>;
}

/** Holds a scripted answer until the test opens the gate. */
export function gate(): Gate {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}
