import type { Browser, Page } from 'playwright-core';

export interface DrawnWith {
  /** The width of one sentence in each font. Machines with other fonts have other numbers. */
  readonly widths: readonly number[];
}

const FONTS = ['16px system-ui', '13px monospace', '600 20px system-ui', '16px sans-serif'];

/**
 * The properties of the machine on which pixels depend. Differences between versions of Chromium are within the
 * tolerance.
 */
export async function drawnWith(browser: Browser): Promise<DrawnWith> {
  const page = await browser.newPage();
  const widths = await page.evaluate((fonts) => {
    const context = document.createElement('canvas').getContext('2d')!;
    return fonts.map((font) => {
      context.font = font;
      return Math.round(context.measureText('Sphinx of black quartz, judge my vow 0123456789 →').width * 100) / 100;
    });
  }, FONTS);
  await page.close();
  return { widths };
}

/** Prepares the page for a picture: removes what only other tests need and uses the fonts of the machine. */
export async function frame(page: Page): Promise<void> {
  await page.addStyleTag({
    content: 'body{font-family:system-ui,sans-serif!important;font-size:16px!important}#page-input{display:none}',
  });
}

/** Scrolls the conversation and waits until all movement has ended. */
export async function settle(page: Page, to: 'beginning' | 'end'): Promise<void> {
  await page.evaluate(async (edge) => {
    const log = document.querySelector('chat-widget')?.shadowRoot?.querySelector('[role="log"]');
    for (let box = log; box; box = box.parentElement) box.scrollTop = edge === 'end' ? box.scrollHeight : 0;
    await document.fonts.ready;
  }, to);
  await page.mouse.move(5, 5);
}
