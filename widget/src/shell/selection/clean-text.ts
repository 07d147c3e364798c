const LEFT_OUT =
  'script,style,noscript,template,button,svg,[aria-hidden="true"],.hash-link,.katex-html,.line-number,.linenumber,' +
  '[data-bw-ignore],[data-private]';
const BLOCKS = 'p,div,li,tr,pre,blockquote,section,article,h1,h2,h3,h4,h5,h6,br,dt,dd,figcaption';
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/gu;

/** The text of a selection without buttons, anchors and line numbers. Whitespace in code is kept. */
export function textOfFragment(fragment: DocumentFragment, ignore?: string): string {
  for (const node of fragment.querySelectorAll(ignore ? `${LEFT_OUT},${ignore}` : LEFT_OUT)) node.remove();
  // KaTeX writes a formula twice, as MathML and as TeX source. Only the source is kept.
  for (const formula of fragment.querySelectorAll('math')) {
    const written = formula.querySelector('annotation[encoding="application/x-tex"]');
    if (written) formula.replaceWith(written.textContent ?? '');
  }
  for (const block of fragment.querySelectorAll(BLOCKS)) block.after('\n');
  for (const cell of fragment.querySelectorAll('td,th')) cell.after(' ');
  const parts: string[] = [];
  collect(fragment, false, parts);
  return tidyText(parts.join(''));
}

function collect(node: Node, inCode: boolean, parts: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.textContent ?? '';
    parts.push(inCode || text === '\n' ? text : text.replace(/\s+/g, ' '));
    return;
  }
  const code = inCode || node.nodeName === 'PRE';
  for (const child of node.childNodes) collect(child, code, parts);
}

/** Removes spaces at the ends of lines, repeated empty lines and characters without width. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(ZERO_WIDTH, '')
    .replace(/[ \t]+(\n?)/g, (spaces, lineEnd) => lineEnd || spaces)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
