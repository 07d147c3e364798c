/** A text without any of these holds nothing that a renderer would show as a link. */
const MAY_LEAD_AWAY = /\]\s*[(:[]|<|:\/\/|www\.|\S@\S|script:|data:/i;
/** The expressions below stop at the character with which they begin, so that they read every text in linear time. */
const LINK = /!?\[([^[\]]{0,500})\]\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)/g;
const REFERENCE = /!?\[([^[\]]{1,500})\]\s{0,3}\[[^[\]]{0,500}\]/g;
const DEFINITION = /(\[[^[\]]{1,500}\])\s{0,3}:/g;
const TAG_WITH_ATTRIBUTE = /<\/?[a-z][a-z0-9-]{0,40}[\s/][^<>=]{0,500}=[^<>]{0,2000}>/gi;
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>]{1,300})>/gi;
const ADDRESS = /:\/\/|www\.|\S@\S|(?:java|vb)script:|data:/i;
/** Replacing a link by its words can reveal another link around it. */
const PASSES = 3;

/**
 * The rule for members that clients show as plain text, such as titles: they hold no links. The markup of a link is
 * replaced by its words, and an address is written as code, so that also a client that renders Markdown shows it as text.
 */
export function plainText(text: string): string {
  if (!MAY_LEAD_AWAY.test(text)) return text;
  let plain = text;
  for (let pass = 0; pass < PASSES; pass += 1) plain = withoutMarkup(plain);
  return plain.replace(/\S+/g, (word) => (ADDRESS.test(word) ? `\`${word.replaceAll('`', "'")}\`` : word));
}

function withoutMarkup(text: string): string {
  return text
    .replace(LINK, '$1')
    .replace(REFERENCE, '$1')
    .replace(DEFINITION, '$1 :')
    .replace(TAG_WITH_ATTRIBUTE, '')
    .replace(AUTOLINK, '$1');
}
