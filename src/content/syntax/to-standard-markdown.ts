import type { FlavourName } from '../flavours/flavour-name.js';
import type { CodeRegion, CodeRules } from './code/code-region.js';
import { anchorInComment } from './code/comments.js';
import { MaskedPage, type Piece } from './code/masked-page.js';
import { components } from './components/components.js';
import { containers } from './containers.js';
import { Includes } from './includes.js';
import { mdbookDirectives } from './mdbook-directives.js';
import { moduleStatements } from './module-statements.js';
import type { SyntaxContext } from './syntax-context.js';
import type { SyntaxPage, SyntaxRule } from './syntax-page.js';

/** Generators that read `.md` files as MDX too. */
const ALWAYS_MDX: ReadonlySet<FlavourName> = new Set(['docusaurus', 'nextra']);

/** A rule, and the flavours and endings that it applies to. */
interface AppliedRule {
  readonly rule: SyntaxRule;
  readonly flavours: readonly FlavourName[] | 'all';
  readonly pages: 'mdx' | 'all';
}

/** In the order in which they are applied. A rule of `plain` is one whose syntax means nothing else in Markdown. */
const RULES: readonly AppliedRule[] = [
  { rule: moduleStatements, flavours: 'all', pages: 'mdx' },
  { rule: components, flavours: 'all', pages: 'all' },
  { rule: mdbookDirectives, flavours: ['mdbook', 'plain'], pages: 'all' },
  { rule: containers, flavours: ['docusaurus', 'starlight', 'vitepress', 'nextra', 'plain'], pages: 'all' },
];

/**
 * Converts a page without its front matter to standard Markdown, as a reader of the real site sees it: CommonMark with
 * GitHub's extensions, without comments, components and macros. Nothing inside of code changes. The time grows with the
 * length of the page.
 */
export function toStandardMarkdown(source: string, context: SyntaxContext): string {
  return convert(source, context, new Includes(context, convert));
}

function convert(source: string, context: SyntaxContext, includes: Includes): string {
  const mdx = context.mdx || ALWAYS_MDX.has(context.flavour);
  const masked = new MaskedPage(source.replace(/\r\n?/g, '\n'), codeRules(context.flavour, mdx), pieceOf);
  const page: SyntaxPage = { context, mdx, masked, includes };
  const rules = RULES.filter(
    ({ flavours, pages }) => (flavours === 'all' || flavours.includes(context.flavour)) && (pages === 'all' || mdx),
  );
  return masked.restore(rules.reduce((text, { rule }) => rule(text, page), masked.text));
}

function codeRules(flavour: FlavourName, mdx: boolean): CodeRules {
  return {
    indented: !mdx,
    indentedBlocks: flavour === 'mkdocs' || flavour === 'plain',
    shortcodes: flavour === 'hugo' || flavour === 'plain',
    jsxComments: mdx || flavour === 'plain',
    percentComments: flavour === 'obsidian',
  };
}

/** Comments and elements without text become nothing, except an anchor that is written as a comment. */
function pieceOf(region: CodeRegion, piece: Piece): Piece | undefined {
  if (region.kind === 'hidden') return undefined;
  if (region.kind !== 'comment') return piece;
  const anchor = anchorInComment(piece.lines.join('\n'));
  return anchor === undefined ? undefined : { kind: 'markdown', lines: [`{${anchor}}`] };
}
