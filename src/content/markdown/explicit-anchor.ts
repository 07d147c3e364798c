const ATTRIBUTE = /^(?:[#.][^\s#{}]+|[\w:-]+=\S*)$/;

/**
 * The anchor that a writer gave to a heading at its end, and what is before it: `{#id}`, with other attributes as in
 * `{ #id .class }` or `{: #id }`, and in the comment of MDX that Docusaurus reads.
 */
export function explicitAnchor(heading: string): { readonly before: string; readonly anchor: string } | undefined {
  const text = heading.trimEnd();
  const start = text.lastIndexOf('{');
  if (start < 0 || !text.endsWith('}')) return undefined;
  const attributes = withoutMarks(text.slice(start + 1, -1).trim()).split(/\s+/);
  const anchor = attributes.find((attribute) => attribute.startsWith('#') && attribute.length > 1);
  if (anchor === undefined || !ATTRIBUTE.test(attributes[0]!)) return undefined;
  return { before: text.slice(0, start).trimEnd(), anchor: anchor.slice(1) };
}

/** Removes the marks of a comment and the colon of Python-Markdown. */
function withoutMarks(attributes: string): string {
  if (attributes.startsWith('/*') && attributes.endsWith('*/')) return attributes.slice(2, -2).trim();
  return attributes.startsWith(':') ? attributes.slice(1).trim() : attributes;
}
