import type { FlavourName } from '../flavours/flavour-name.js';
import { apiReferences } from './api-references.js';
import { attributeLists } from './attribute-lists.js';
import { callouts } from './callouts.js';
import type { CodeRules } from './code/code-region.js';
import { MaskedPage } from './code/masked-page.js';
import { codeNames } from './code-names.js';
import { components } from './components/components.js';
import { containers, slashBlocks } from './containers.js';
import { Includes } from './includes.js';
import { indentedBlocks } from './indented-blocks.js';
import { liquidTags } from './liquid-tags.js';
import { mdbookDirectives } from './mdbook-directives.js';
import { mdnMacros } from './mdn-macros.js';
import { mkdocsInline } from './mkdocs-inline.js';
import { moduleStatements } from './module-statements.js';
import { obsidianSyntax } from './obsidian.js';
import { shortcodes } from './shortcodes.js';
import { shownPiece } from './shown-piece.js';
import { snippets } from './snippets.js';
import type { SyntaxContext } from './syntax-context.js';
import type { SyntaxPage, SyntaxRule } from './syntax-page.js';
import { vueExpressions } from './vue.js';

/** Generators that read `.md` files as MDX too. */
const ALWAYS_MDX: ReadonlySet<FlavourName> = new Set(['docusaurus', 'nextra']);

/** A rule, and the flavours and endings that it applies to. */
interface AppliedRule {
  readonly rule: SyntaxRule;
  readonly flavours: readonly FlavourName[] | 'all';
  readonly pages: 'mdx' | 'markdown' | 'all';
}

/**
 * In the order in which they are applied. A rule of `plain` is one whose syntax means nothing else in Markdown, because such a
 * folder may come from any generator.
 */
const RULES: readonly AppliedRule[] = [
  { rule: moduleStatements, flavours: 'all', pages: 'mdx' },
  { rule: snippets, flavours: ['mkdocs', 'vitepress', 'plain'], pages: 'all' },
  { rule: shortcodes, flavours: ['hugo', 'plain'], pages: 'all' },
  { rule: mdbookDirectives, flavours: ['mdbook', 'plain'], pages: 'all' },
  { rule: liquidTags, flavours: ['mkdocs', 'plain'], pages: 'all' },
  { rule: mdnMacros, flavours: ['plain'], pages: 'all' },
  { rule: vueExpressions, flavours: ['vitepress'], pages: 'all' },
  { rule: components, flavours: 'all', pages: 'all' },
  { rule: obsidianSyntax, flavours: ['obsidian'], pages: 'all' },
  { rule: codeNames, flavours: 'all', pages: 'all' },
  { rule: indentedBlocks, flavours: ['mkdocs', 'plain'], pages: 'all' },
  { rule: apiReferences, flavours: ['mkdocs'], pages: 'all' },
  { rule: slashBlocks, flavours: ['mkdocs', 'plain'], pages: 'all' },
  { rule: containers, flavours: ['docusaurus', 'starlight', 'vitepress', 'nextra', 'plain'], pages: 'all' },
  { rule: attributeLists, flavours: ['mkdocs', 'hugo', 'vitepress', 'mdbook', 'plain'], pages: 'markdown' },
  { rule: mkdocsInline, flavours: ['mkdocs'], pages: 'all' },
  { rule: callouts, flavours: 'all', pages: 'all' },
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
  const masked = new MaskedPage(source.replace(/\r\n?/g, '\n'), codeRules(context.flavour, mdx), (region, piece) =>
    shownPiece(region, piece, { flavour: context.flavour, includes }),
  );
  const page: SyntaxPage = { context, mdx, masked, includes };
  const rules = RULES.filter(
    ({ flavours, pages }) =>
      (flavours === 'all' || flavours.includes(context.flavour)) && (pages === 'all' || (pages === 'mdx') === mdx),
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
