import type { Element, ElementContent } from 'hast';
import { createContext, memo, type ReactNode, useContext, useMemo } from 'react';
import Markdown, { type Components, defaultUrlTransform } from 'react-markdown';
import { CitationPill } from '../citations/citation-pill.js';
import type { CitationMark } from '../citations/cited-source.js';
import { CodeBlock } from '../code/code-block.js';
import { deeplinkOf } from '../deeplink.js';
import { MarkdownLink } from './markdown-link.js';
import { unifyMathMarks, useMath } from './math.js';
import { rehypePlugins, remarkPlugins } from './plugins.js';

const OpenBlock = createContext(false);

const pageUrl = (url: string): string => (deeplinkOf(url) ? url : defaultUrlTransform(url));

export interface MarkdownBlockProps {
  source: string;
  /** True while the block is streaming. */
  open: boolean;
  marks: readonly CitationMark[];
  imageDomains: readonly string[] | null;
}

/** One block of markdown, rendered again only when its text changes. Shows no raw HTML, scripts or foreign images. */
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

function Pre({ node }: { node?: Element | undefined }): ReactNode {
  const open = useContext(OpenBlock);
  const { code, language } = codeOf(node);
  return <CodeBlock code={code} language={language} closed={!open} />;
}

/** The text of a fenced block without its last line break, and the language named after its fence. */
function codeOf(pre: Element | undefined): { code: string; language: string } {
  const code = pre?.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
  const classes = code?.properties['className'];
  const named = Array.isArray(classes) ? classes.map(String).find((name) => name.startsWith('language-')) : undefined;
  return { code: textOf(code?.children ?? []).replace(/\n$/, ''), language: named?.slice('language-'.length) ?? '' };
}

const textOf = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      return node.type === 'element' ? textOf(node.children) : '';
    })
    .join('');

function Cite({ node }: { node?: Element | undefined }): ReactNode {
  return <CitationPill number={Number(node?.properties['dataNumber'])} />;
}

/** Scrolls a wide table inside the panel; `tabIndex` lets the keyboard scroll it. */
function Table({ children }: { children?: ReactNode }): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}

/** Headings of an answer begin at level 3: levels 1 and 2 belong to the page and the panel. */
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
