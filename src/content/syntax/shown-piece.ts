import type { FlavourName } from '../flavours/flavour-name.js';
import type { CodeRegion } from './code/code-region.js';
import { anchorInComment } from './code/comments.js';
import type { Piece } from './code/masked-page.js';
import { fencedLines } from './fenced-lines.js';
import type { Includes } from './includes.js';
import { mdbookCode } from './mdbook-directives.js';
import { mystDirective } from './myst.js';
import { shortcodesIn, shownShortcodes } from './shortcode.js';
import { includedByComment, pymdownCode } from './snippets.js';

interface PageFacts {
  readonly flavour: FlavourName;
  readonly includes: Includes;
}

/**
 * What readers see of a region of code: the code as it is, except where the generator itself changes code. Comments and
 * elements without text become nothing, except an anchor or an include that is written as a comment.
 */
export function shownPiece(region: CodeRegion, piece: Piece, facts: PageFacts): Piece | undefined {
  switch (region.kind) {
    case 'hidden':
      return undefined;
    case 'comment':
      return fromComment(piece.lines.join('\n'), facts);
    case 'shortcode':
      return fromShortcode(piece.lines.join('\n'));
    default:
      return fromDirective(piece, facts) ?? { ...piece, lines: shownCode(piece, facts) };
  }
}

/** A directive of MyST, which Sphinx reads: such a folder has no flavour of its own. */
function fromDirective(piece: Piece, { flavour, includes }: PageFacts): Piece | undefined {
  const found = flavour === 'plain' && piece.kind === 'fence' ? mystDirective(piece.lines, includes) : undefined;
  return found === 'nothing' ? { kind: 'markdown', lines: [] } : found;
}

function shownCode({ kind, lines }: Piece, { flavour, includes }: PageFacts): readonly string[] {
  if (flavour === 'hugo') return lines.map(shownShortcodes);
  if (kind !== 'fence') return lines;
  if (flavour === 'mdbook') return mdbookCode(lines, { includes });
  return flavour === 'mkdocs' ? pymdownCode(lines, { includes }) : lines;
}

function fromComment(comment: string, { flavour, includes }: PageFacts): Piece | undefined {
  const anchor = anchorInComment(comment);
  if (anchor !== undefined) return { kind: 'markdown', lines: [`{${anchor}}`] };
  const path = flavour === 'vitepress' || flavour === 'plain' ? includedByComment(comment) : undefined;
  const markdown = path === undefined ? undefined : includes.markdownOf(path);
  return markdown === undefined ? undefined : { kind: 'markdown', lines: markdown.split('\n') };
}

/** Code between two shortcodes of Hugo as fenced code, and as a code span when it is in one line. */
function fromShortcode(text: string): Piece {
  const [opening] = shortcodesIn(text.slice(0, text.indexOf('}}') + 2));
  const code = text.slice(opening?.end ?? 0, text.lastIndexOf('{{'));
  if (!code.includes('\n')) return { kind: 'inline', lines: [`\`\`${code}\`\``] };
  const written = opening?.named.get('lang') ?? opening?.named.get('language') ?? opening?.positional[0] ?? '';
  const language = opening?.name === 'mermaid' ? 'mermaid' : /^[\w+#-]+$/.test(written) ? written : '';
  return { kind: 'fence', lines: fencedLines(code.replace(/^\n/, '').trimEnd(), language) };
}
