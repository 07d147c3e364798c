/** Makes everything but the widget inert while it fills a phone's screen, and undoes exactly that. */
export function makePageInert(host: Element): () => void {
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
