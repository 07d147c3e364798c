const INSET = '--bw-sidebar-inset';

/** Everything that the widget changes on the page around it. `release` undoes all of it. */
export class Surroundings {
  private restore: (() => void) | null = null;

  constructor(private readonly host: Element) {}

  /** Tells the page the width of the sidebar: `padding-inline-end: var(--bw-sidebar-inset)` keeps that room free. */
  reserve(pixels: number): void {
    document.documentElement.style.setProperty(INSET, `${pixels}px`);
  }

  /** Makes the page inert while the widget covers the screen of a phone, so that focus cannot leave the widget. */
  hold(hold: boolean): void {
    if (hold) {
      this.restore ??= makePageInert(this.host);
      return;
    }
    this.restore?.();
    this.restore = null;
  }

  release(): void {
    this.hold(false);
    document.documentElement.style.removeProperty(INSET);
  }
}

/** Makes everything but the widget inert. The returned function undoes exactly that: what was inert before stays so. */
function makePageInert(host: Element): () => void {
  const changed: Element[] = [];
  for (let node: Element | null = host; node && node !== document.body; node = node.parentElement) {
    for (const sibling of node.parentElement?.children ?? []) {
      if (sibling === node || sibling.hasAttribute('inert') || /^(SCRIPT|STYLE|LINK)$/.test(sibling.tagName)) continue;
      sibling.setAttribute('inert', '');
      changed.push(sibling);
    }
  }
  return () => {
    for (const element of changed) element.removeAttribute('inert');
  };
}
