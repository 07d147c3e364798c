import { makePageInert } from './modal.js';

const INSET = '--bw-sidebar-inset';

/** What the widget changes on the page around it, and takes back. */
export class Surroundings {
  private giveBack: (() => void) | null = null;

  constructor(private readonly host: Element) {}

  /** A page may leave the sidebar its room with `padding-inline-end: var(--bw-sidebar-inset)`. */
  reserve(pixels: number): void {
    document.documentElement.style.setProperty(INSET, `${pixels}px`);
  }

  /** While the widget fills a phone's screen nothing behind it can be reached. */
  hold(hold: boolean): void {
    if (hold) {
      this.giveBack ??= makePageInert(this.host);
      return;
    }
    this.giveBack?.();
    this.giveBack = null;
  }

  release(): void {
    this.hold(false);
    document.documentElement.style.removeProperty(INSET);
  }
}
