export interface HtmlTag {
  /** In small letters. */
  readonly name: string;
  readonly isEnd: boolean;
  /** The index of its `<`. */
  readonly start: number;
  /** The index after its `>`, or the length of the text. */
  readonly end: number;
}

/** From its beginning to the end of its name. */
const TAG = /<(\/?)([a-z][^\s/>]*)/iy;
/** Quotes are only quotes around a value: `<a "b>` ends at the first `>`. What does not end, ends with the text. */
const ATTRIBUTE = /[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s>]*))?/y;
const BETWEEN_ATTRIBUTES = /[\s/]*/y;
/** `<!-->` is a whole comment. */
const COMMENT_END = /--!?>/g;
/** What these elements contain is text up to their end tag. */
const RAW_TEXT = new Set('iframe noembed noframes plaintext script style textarea title xmp'.split(' '));

/** The tags of a piece of HTML as its parser reads them, without those in comments, values of attributes and raw text. */
export function* tagsIn(html: string): Generator<HtmlTag> {
  const lower = html.toLowerCase();
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    TAG.lastIndex = at;
    const [tag, slash, written = ''] = TAG.exec(html) ?? [];
    if (tag === undefined) {
      at = afterNoTag(html, at);
      continue;
    }
    const name = written.toLowerCase();
    const start = at;
    at = afterAttributes(html, at + tag.length);
    yield { name, isEnd: slash === '/', start, end: Math.min(at + 1, html.length) };
    if (slash !== '' || !RAW_TEXT.has(name)) continue;
    const end = lower.indexOf(`</${name}`, at);
    if (end < 0) return;
    at = end;
  }
}

/** Where the attributes of a tag end: at its `>`, or at the end of the text. */
function afterAttributes(html: string, at: number): number {
  for (let end = at; ; ) {
    BETWEEN_ATTRIBUTES.lastIndex = end;
    BETWEEN_ATTRIBUTES.exec(html);
    ATTRIBUTE.lastIndex = BETWEEN_ATTRIBUTES.lastIndex;
    if (!ATTRIBUTE.test(html)) return BETWEEN_ATTRIBUTES.lastIndex;
    end = ATTRIBUTE.lastIndex;
  }
}

/** Where to continue after a `<` that begins no tag: after the comment that it begins, or after the character. */
function afterNoTag(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    COMMENT_END.lastIndex = at + 2;
    return COMMENT_END.test(html) ? COMMENT_END.lastIndex : html.length;
  }
  if (!/[!?/]/.test(html.charAt(at + 1))) return at + 1;
  const end = html.indexOf('>', at);
  return end < 0 ? html.length : end;
}
