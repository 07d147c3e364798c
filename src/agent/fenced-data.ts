/**
 * Untrusted data for a model: JSON between tags. Inside, `<` is written as an escape, so that no content can close the tag
 * and look like text of the server.
 */
export function fenceData(tag: string, data: unknown): string {
  return `<${tag}>\n${JSON.stringify(data).replaceAll('<', '\\u003c')}\n</${tag}>`;
}

/** Finds the data that `fenceData` wrote inside a text; undefined when there are none. */
export function readFencedData(tag: string, text: string): unknown {
  const start = text.indexOf(`<${tag}>\n`);
  const end = text.indexOf(`\n</${tag}>`, start);
  if (start < 0 || end < 0) return undefined;
  try {
    return JSON.parse(text.slice(start + tag.length + 3, end)) as unknown;
  } catch {
    return undefined;
  }
}
