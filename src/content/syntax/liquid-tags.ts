import type { SyntaxPage } from './syntax-page.js';

/** Tags whose content is no text for readers. */
const HIDDEN = /^-?[ \t]*comment\b/;
const HIDDEN_END = /^-?[ \t]*endcomment\b/;

/**
 * Removes the tags `{% … %}` of Liquid, Nunjucks and Jinja, which Jekyll, Eleventy and plugins of MkDocs read. What is between two
 * tags stays, because what a condition decides or an include writes is not known here.
 */
export function liquidTags(text: string, _page: SyntaxPage): string {
  if (!text.includes('{%')) return text;
  const [first = '', ...parts] = text.split('{%');
  let shown = first;
  let isHidden = false;
  for (const part of parts) {
    const end = part.indexOf('%}');
    // A tag without an end is text.
    if (end < 0) {
      shown += isHidden ? '' : `{%${part}`;
      continue;
    }
    if (HIDDEN.test(part)) isHidden = true;
    else if (HIDDEN_END.test(part)) isHidden = false;
    if (!isHidden) shown += part.slice(end + 2);
  }
  return shown;
}
