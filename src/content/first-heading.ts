const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

/** The first ATX heading outside code fences and HTML comments, as a reader sees it; undefined where there is none. */
export function firstHeading(markdown: string): string | undefined {
  let fence: string | undefined;
  const withoutComments = markdown.replace(/<!--[\s\S]*?-->/g, '');
  for (const line of withoutComments.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark) fence = mark;
    const heading = HEADING.exec(line)?.[1];
    if (heading) return withoutMarkup(heading);
  }
  return undefined;
}

function withoutMarkup(heading: string): string {
  return heading
    .replace(/\s*\{#[^}]+\}\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(`+|\*{1,2})(.+?)\1/g, '$2')
    .trim();
}
