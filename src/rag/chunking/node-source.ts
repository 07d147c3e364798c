import type { Nodes } from 'mdast';

const BREAK = /^<br\b/i;

/** The source of consecutive nodes without HTML tags. Tags are found by node positions: `Vec<T>` in a code span is not a tag. */
export function sourceOf(nodes: readonly Nodes[], source: string, from = offsetOf(nodes[0])): string {
  const end = nodes.at(-1)?.position?.end.offset ?? 0;
  let written = '';
  let at = from;
  for (const html of nodes.flatMap(htmlWithin)) {
    written += source.slice(at, html.position?.start.offset) + (BREAK.test(html.value) ? ' ' : '');
    at = html.position?.end.offset ?? at;
  }
  return written + source.slice(at, end);
}

export function offsetOf(node: Nodes | undefined): number {
  return node?.position?.start.offset ?? 0;
}

/** Removes from the later lines of a text the columns by which its first line is indented in the page. */
export function withoutIndent(text: string, columns: number): string {
  if (columns <= 0 || !text.includes('\n')) return text;
  const [first = '', ...others] = text.split('\n');
  return [first, ...others.map((line) => line.slice(Math.min(columns, line.length - line.trimStart().length)))].join(
    '\n',
  );
}

function htmlWithin(node: Nodes): (Nodes & { type: 'html' })[] {
  if (node.type === 'html') return [node];
  return 'children' in node ? node.children.flatMap(htmlWithin) : [];
}
