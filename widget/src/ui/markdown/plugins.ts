import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm as gfmSyntax } from 'micromark-extension-gfm';
import { harden } from 'rehype-harden';
import type { Pluggable, Processor } from 'unified';
import type { CitationMark } from '../citations/cited-source.js';
import { allowsSingleDollar, type MathPlugins } from './math.js';
import { placeCitations } from './place-citations.js';

/** Plugins that read the markdown: GitHub's extensions, and formulas when `math` is loaded. */
export function remarkPlugins(source: string, math: MathPlugins | null): Pluggable[] {
  const singleDollarTextMath = allowsSingleDollar(source);
  const mathPlugins = (math?.remark ?? []).map((plugin) => [plugin, { singleDollarTextMath }] as Pluggable);
  return [gfm, ...mathPlugins];
}

/**
 * Plugins that make the tree safe to show and put citations into it. Hardening comes first: it decides about links and
 * images before anything else adds elements. Images load only from `imageDomains`; null allows none.
 */
export function rehypePlugins(
  marks: readonly CitationMark[],
  imageDomains: readonly string[] | null,
  math: MathPlugins | null,
): Pluggable[] {
  const links = {
    defaultOrigin: typeof location === 'undefined' ? 'https://localhost' : location.origin,
    allowedLinkPrefixes: ['*'],
    allowedProtocols: ['chatkit-link:'],
    allowedImagePrefixes: (imageDomains ?? []).map((domain) => `https://${domain.replace(/^https?:\/\//, '')}/`),
    linkBlockPolicy: 'text-only',
    imageBlockPolicy: 'text-only',
  };
  return [[harden, links], [placeCitations, { marks }], ...(math?.rehype ?? [])];
}

/** The reading half of `remark-gfm`. Its writing half is a fifth of the parser's size and is not needed here. */
function gfm(this: Processor): undefined {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
  (data.micromarkExtensions ??= []).push(gfmSyntax({ singleTilde: false }));
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown());
}
