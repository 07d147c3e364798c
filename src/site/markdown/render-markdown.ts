import dockerfile from 'highlight.js/lib/languages/dockerfile';
import http from 'highlight.js/lib/languages/http';
import nginx from 'highlight.js/lib/languages/nginx';
import powershell from 'highlight.js/lib/languages/powershell';
import { common } from 'lowlight';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { VFile } from 'vfile';
import { markdownParser } from '../../content/markdown/parse.js';
import type { CorpusPage } from '../../content/page.js';
import type { Book } from '../content/book.js';
import { html } from '../html/html.js';
import { alerts } from './alerts.js';
import { boundedElements } from './bounded-elements.js';
import { finishing } from './finishing.js';
import { headingIds, type PageHeading } from './heading-ids.js';
import { pageImages } from './page-images.js';
import { pageLinks } from './page-links.js';
import { codeLanguage, pageFacts } from './page-plugins.js';
import { sanitizeSchema } from './sanitize-schema.js';

declare module 'vfile' {
  interface DataMap {
    page: CorpusPage;
    book: Book;
    headings: PageHeading[];
    description: string;
    hasTitle: boolean;
  }
}

export interface RenderedMarkdown {
  /** Everything up to the end of the title; empty if the source has no heading of level 1. */
  readonly opening: string;
  readonly rest: string;
  readonly headings: readonly PageHeading[];
  readonly description: string;
}

const TITLE_END = '</h1>';
const LANGUAGES = { ...common, dockerfile, http, nginx, powershell };

/** The order matters: steps before the sanitizer handle untrusted markup; steps after it add trusted markup. */
const processor = markdownParser()
  .use(pageFacts)
  .use(headingIds)
  .use(alerts)
  .use(codeLanguage)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(boundedElements)
  .use(rehypeRaw)
  .use(rehypeSanitize, sanitizeSchema)
  .use(pageLinks)
  .use(pageImages)
  .use(rehypeHighlight, { languages: LANGUAGES, plainText: ['text', 'plain', 'console'] })
  .use(finishing)
  .use(rehypeStringify)
  .freeze();

/** Renders a page of the corpus as HTML that is safe for any source. */
export function renderMarkdown(page: CorpusPage, book: Book): RenderedMarkdown {
  try {
    return render(page, book);
  } catch (error) {
    // Markup that is nested too deeply would take the parser too much time, or exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return renderSource(page);
  }
}

/** The source of a page that cannot be rendered. */
export function renderSource(page: CorpusPage): RenderedMarkdown {
  return { opening: '', rest: html`<pre>${page.markdown}</pre>`.markup, headings: [], description: '' };
}

function render(page: CorpusPage, book: Book): RenderedMarkdown {
  const source = new VFile({ value: page.markdown, data: { page, book } });
  const { value, data } = processor.processSync(source);
  const { headings = [], description = '', hasTitle = false } = data;
  const markup = String(value);
  const titleEnd = hasTitle ? markup.indexOf(TITLE_END) + TITLE_END.length : 0;
  return { opening: markup.slice(0, titleEnd), rest: markup.slice(titleEnd), headings, description };
}
