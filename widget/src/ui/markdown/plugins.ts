import type { Root } from 'hast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm as gfmSyntax } from 'micromark-extension-gfm';
import { harden } from 'rehype-harden';
import type { Pluggable, Processor } from 'unified';
import { visitParents } from 'unist-util-visit-parents';
import type { CitationMark } from '../citations/cited-source.js';
import { allowsSingleDollar, type MathPlugins } from './math.js';
import { placeCitations } from './place-citations.js';

/** The same kinds of file that the server shows of the documentation. */
const PICTURE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** Plugins that read the markdown: GitHub's extensions, and formulas when `math` is loaded. */
export function remarkPlugins(source: string, math: MathPlugins | null): Pluggable[] {
  const singleDollarTextMath = allowsSingleDollar(source);
  const mathPlugins = (math?.remark ?? []).map((plugin) => [plugin, { singleDollarTextMath }] as Pluggable);
  return [gfm, ...mathPlugins];
}

/**
 * Plugins that make the tree safe to show and put citations into it. Hardening comes first: it decides about links and
 * images before anything else adds elements. Images load only from `imageDomains`, and picture files of this site.
 */
export function rehypePlugins(
  marks: readonly CitationMark[],
  imageDomains: readonly string[] | null,
  math: MathPlugins | null,
): Pluggable[] {
  const origin = typeof location === 'undefined' ? 'https://localhost' : location.origin;
  const domains = (imageDomains ?? []).map((domain) => `https://${domain.replace(/^https?:\/\//, '')}/`);
  const links = {
    defaultOrigin: origin,
    allowedLinkPrefixes: ['*'],
    allowedProtocols: ['chatkit-link:'],
    allowedImagePrefixes: [`${origin}/`, ...domains],
    linkBlockPolicy: 'text-only',
    imageBlockPolicy: 'text-only',
  };
  return [[onlyPictureFiles, { origin }], [harden, links], [placeCitations, { marks }], ...(math?.rehype ?? [])];
}

/**
 * Removes the address of an image of this site that is no picture file: showing an answer must not open pages, which may
 * do something.
 */
function onlyPictureFiles({ origin }: { origin: string }) {
  return (tree: Root): void =>
    visitParents(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'img' || !URL.canParse(String(properties['src']), origin)) return;
      const url = new URL(String(properties['src']), origin);
      if (url.origin === origin && !(PICTURE_FILE.test(url.pathname) && url.search === '')) properties['src'] = '';
    });
}

/** The reading half of `remark-gfm`. Its writing half is a fifth of the parser's size and is not needed here. */
function gfm(this: Processor): undefined {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
  (data.micromarkExtensions ??= []).push(gfmSyntax({ singleTilde: false }));
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown());
}
