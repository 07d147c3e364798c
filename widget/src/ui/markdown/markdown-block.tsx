import type { Element } from 'hast';
import { createContext, memo, type ReactNode, useContext, useMemo } from 'react';
import Markdown, { type Components, defaultUrlTransform } from 'react-markdown';
import { harden } from 'rehype-harden';
import type { Pluggable } from 'unified';
import { CitationPill } from '../citations/citation-pill.js';
import type { CitationMark } from '../citations/cited-source.js';
import { CodeBlock } from '../code/code-block.js';
import { deeplinkOf } from '../deeplink.js';
import { codeOf } from './code-of.js';
import { gfm } from './gfm.js';
import { MarkdownLink } from './markdown-link.js';
import { allowsSingleDollar, type MathPlugins, unifyMathMarks, useMath } from './math.js';
import { placeCitations } from './place-citations.js';

const OpenBlock = createContext(false);

const pageUrl = (url: string): string => (deeplinkOf(url) ? url : defaultUrlTransform(url));

export interface MarkdownBlockProps {
  source: string;
  /** Still being written. */
  open: boolean;
  marks: readonly CitationMark[];
  imageDomains: readonly string[] | null;
}

/** One block, drawn again only when its own text changes. No raw HTML, no scripts, no foreign images. */
export const MarkdownBlock = memo(function MarkdownBlock(props: MarkdownBlockProps): ReactNode {
  const { source, open, marks, imageDomains } = props;
  const math = useMath(source);
  const rehype = useMemo(() => rehypePlugins(marks, imageDomains, math), [marks, imageDomains, math]);
  const text = math ? unifyMathMarks(source) : source;
  return (
    <OpenBlock value={open}>
      <Markdown
        remarkPlugins={remarkPlugins(source, math)}
        rehypePlugins={rehype}
        components={COMPONENTS}
        urlTransform={pageUrl}
      >
        {text}
      </Markdown>
    </OpenBlock>
  );
}, sameBlock);

function sameBlock(before: MarkdownBlockProps, after: MarkdownBlockProps): boolean {
  return (
    before.source === after.source &&
    before.open === after.open &&
    before.imageDomains === after.imageDomains &&
    JSON.stringify(before.marks) === JSON.stringify(after.marks)
  );
}

function remarkPlugins(source: string, math: MathPlugins | null): Pluggable[] {
  const singleDollarTextMath = allowsSingleDollar(source);
  const mathPlugins = (math?.remark ?? []).map((plugin) => [plugin, { singleDollarTextMath }] as Pluggable);
  return [gfm, ...mathPlugins];
}

function rehypePlugins(
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

function Pre({ node }: { node?: Element | undefined }): ReactNode {
  const open = useContext(OpenBlock);
  const { code, language } = codeOf(node);
  return <CodeBlock code={code} language={language} closed={!open} />;
}

function Cite({ node }: { node?: Element | undefined }): ReactNode {
  return <CitationPill number={Number(node?.properties['dataNumber'])} />;
}

/** Wide tables scroll inside themselves; the keyboard can reach them. */
function Table({ children }: { children?: ReactNode }): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}

/** The panel's own headings come first, so an answer's begin at the third level. */
const heading =
  (level: 3 | 4 | 5, className: string) =>
  ({ children }: { children?: ReactNode }): ReactNode => {
    const Tag = `h${level}` as const;
    return <Tag className={className}>{children}</Tag>;
  };

const COMPONENTS: Components = {
  pre: Pre,
  cite: Cite,
  table: Table,
  a: MarkdownLink,
  h1: heading(3, 'md-h1'),
  h2: heading(3, 'md-h2'),
  h3: heading(4, 'md-h3'),
  h4: heading(5, 'md-h3'),
  h5: heading(5, 'md-h3'),
  h6: heading(5, 'md-h3'),
};
